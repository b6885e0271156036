import type { CounterView } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { KeyCap } from './key-cap.tsx'
import { keyOf } from './shortcuts.ts'

/**
 * Whose ticket did not come out of the machine. Shown only while there is one: paper is printed again for nobody else
 * (BYD-8).
 */
export function WithoutPaper(props: {
  tickets: CounterView['withoutPaper']
  usable: boolean
  keys: boolean
  onPrint: () => void
}) {
  const { t } = useTranslation('counter')
  const { tickets, usable, keys } = props
  if (tickets.length === 0) return null
  return (
    <section className="without-paper" aria-labelledby="without-paper-title">
      <h2 id="without-paper-title">{t('withoutPaper.title')}</h2>
      <p>{tickets.map(({ number }) => number).join(', ')}</p>
      <button
        type="button"
        className="button small"
        aria-disabled={!usable}
        aria-keyshortcuts={keys ? keyOf('paperAgain') : undefined}
        onClick={() => {
          if (usable) props.onPrint()
        }}
      >
        <span>{t('act.paperAgain')}</span>
        {keys && <KeyCap>{keyOf('paperAgain')}</KeyCap>}
      </button>
    </section>
  )
}
