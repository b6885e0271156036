import type { CounterView } from '@poczekalnia/protocol'
import { recall, remember } from '@poczekalnia/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { begins, type Idle, idleOf } from './announcing.ts'
import { chime } from './chime.ts'

const name = 'counter-announce'

/** Whether this browser announces who begins to wait, and how to turn that on and off. */
export type Announcing = { on: boolean; turn: (on: boolean) => void }

/**
 * Tells an idle desk that somebody has come: a soft sound, and a notification of the desktop when the page is not in
 * front and may show some. Off until the clerk asks for it; kept in this browser. The notification names nobody and no
 * number.
 */
export function useAnnouncing(view: CounterView | null): Announcing {
  const { t } = useTranslation('counter')
  const [on, setOn] = useState(() => recall(name) === 'on')
  const before = useRef<Idle | null>(null)

  useEffect(() => {
    if (!view) return
    const now = idleOf(view)
    const isNews = begins(before.current, now)
    before.current = now
    if (!on || !isNews) return
    void chime()
    if (!document.hasFocus()) notify(t('announce.title'), t('announce.text', { desk: view.desk?.number ?? '' }))
  }, [view, on, t])

  const turn = useCallback((next: boolean) => {
    setOn(next)
    remember(name, next ? 'on' : 'off')
    if (!next) return
    void chime()
    // Asked only now, when the clerk has just said what for; the sound works without it.
    if ('Notification' in window && Notification.permission === 'default')
      void Notification.requestPermission().catch(() => undefined)
  }, [])
  return { on, turn }
}

function notify(title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const shown = new Notification(title, { body, tag: name, silent: true })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  } catch {
    // Some systems let only service workers notify.
  }
}
