import type { ProfileCheck } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useEffect, useState } from 'react'

/** Somebody who types is asked about once they pause, ms. */
const PAUSE_MS = 350
/** A hub that did not answer is asked again after so long, ms. */
const AGAIN_MS = 3_000

export type Checked = { check: ProfileCheck | null; state: 'checking' | 'checked' | 'unreachable' }

/** What would come of a text, asked when typing pauses; the last answer stays until the next is there. */
export function useCheck(text: string, date: string, asked: boolean, version: number): Checked {
  const [answered, setAnswered] = useState<{ key: string; check: ProfileCheck } | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const [tries, setTries] = useState(0)
  const key = `${version} ${date}\n${text}`
  useEffect(() => {
    void tries
    if (!asked) return
    let gone = false
    let again: ReturnType<typeof setTimeout> | undefined
    const soon = setTimeout(() => {
      api<ProfileCheck>('POST', '/api/profile/check', { body: { text, date } }).then(
        (answer) => {
          if (gone) return
          setUnreachable(!answer.ok)
          if (answer.ok) setAnswered({ key, check: answer })
        },
        () => {
          if (gone) return
          setUnreachable(true)
          again = setTimeout(() => setTries((count) => count + 1), AGAIN_MS)
        },
      )
    }, PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(soon)
      clearTimeout(again)
    }
  }, [text, date, asked, key, tries])
  if (unreachable) return { check: answered?.check ?? null, state: 'unreachable' }
  return { check: answered?.check ?? null, state: answered?.key === key ? 'checked' : 'checking' }
}
