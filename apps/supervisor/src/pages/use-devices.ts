import type { DeviceList } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** A printer runs out of paper without anybody touching this page: asked again so often, ms. */
const AGAIN_MS = 5_000

/** The office's machines and screens and how they are, and how to ask for them at once. */
export function useDevices(): { list: DeviceList | null; reload: () => void } {
  const [list, setList] = useState<DeviceList | null>(null)
  const [asked, setAsked] = useState(0)
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(() => {
    void asked
    let gone = false
    api<DeviceList>('GET', '/api/devices').then(
      (answer) => {
        if (!gone && answer.ok) setList({ devices: answer.devices, screens: answer.screens })
      },
      // The page keeps what it has; the shell tells of a lost link.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked])
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS)
    return () => clearInterval(timer)
  }, [reload])
  return { list, reload }
}
