import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { Dialog, useAround } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { stillOpen } from './still-open.ts'

/**
 * The end of the day: what is still open here, then the closing. Nothing but a visitor at the desk stands against it.
 */
export function CloseDialog(props: {
  view: CounterView
  language: Language
  wallTime: (timestamp: string) => string
  onConfirm: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { linked } = useAround()
  const { view, language, wallTime } = props
  const { visitor, sentHere, unserved, absent } = stillOpen(view)
  const lines = [
    ...(visitor ? [t('end.visitor', { number: visitor })] : []),
    ...(sentHere.length > 0 ? [t('end.sentHere', { numbers: sentHere.join(', ') })] : []),
    ...unserved.map(({ name, waiting }) => t('end.unserved', { count: waiting, queue: localized(name, language) })),
    ...absent.map(({ number, until }) => t('end.absent', { number, time: wallTime(until) })),
  ]
  return (
    <Dialog title={t('dialog.closeTitle', { desk: view.desk?.number ?? '' })} onClose={props.onClose}>
      <p>{t('dialog.closeText')}</p>
      {lines.length > 0 ? (
        <section className="still-open">
          <h3>{t('end.title')}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p>{t('end.nothing')}</p>
      )}
      {visitor ? (
        <p className="first">{t('end.first')}</p>
      ) : (
        // biome-ignore lint/a11y/noAutofocus: the question is what the clerk asked for a moment ago
        <button type="button" className="button primary" autoFocus aria-disabled={!linked} onClick={props.onConfirm}>
          {t('dialog.closeConfirm')}
          <KeyCap>Enter</KeyCap>
        </button>
      )}
    </Dialog>
  )
}
