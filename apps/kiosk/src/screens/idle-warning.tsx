import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { idleLimits } from '../idle.ts'
import { useKiosk } from '../kiosk-context.ts'

/** Asks whether anybody is still there; a tap anywhere but on "finish" means yes (WCAG 2.2.1). */
export function IdleWarning() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const stay = useRef<HTMLButtonElement>(null)
  const isTicket = state.at.screen === 'ticket'
  const [left, setLeft] = useState(idleLimits(state, view.idle).resetAfterSeconds)
  useEffect(() => {
    const before = document.activeElement
    stay.current?.focus()
    const ticking = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000)
    return () => {
      clearInterval(ticking)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every key but Enter, Space and Tab stays as well, see use-idle.ts
    <div
      className="shade"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onClick={() => dispatch({ type: 'stay' })}
    >
      <div className="dialog">
        <h2 id="idle-title">{t(isTicket ? 'idle.ticketTitle' : 'idle.title')}</h2>
        <p id="idle-text" className="lead tabular">
          {t('idle.text', { seconds: left })}
        </p>
        <button type="button" ref={stay} className="choice main">
          {t(isTicket ? 'idle.ticketStay' : 'idle.stay')}
        </button>
        <button
          type="button"
          className="choice"
          onClick={(event) => {
            event.stopPropagation()
            dispatch({ type: 'reset', language: view.office.languages[0] ?? 'pl' })
          }}
        >
          {t('idle.end')}
        </button>
      </div>
    </div>
  )
}
