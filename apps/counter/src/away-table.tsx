import type { CounterView } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'

/** Rows that the page keeps room for. */
const ROWS = 3

/** Who asked from their phone for some minutes more, and until when: nobody calls them by *next* before. */
export function AwayTable(props: {
  away: CounterView['away']
  usable: boolean
  wallTime: (timestamp: string) => string
  onPick: (number: string) => void
}) {
  const { t } = useTranslation('counter')
  const { away, usable } = props
  if (away.length === 0) return null
  const rows = away.slice(0, ROWS)
  return (
    <section className="away" aria-labelledby="away-title">
      <h2 id="away-title">
        {t('away.title')} <span className="count">{away.length}</span>
      </h2>
      <ul>
        {rows.map(({ ticket, number, until }) => (
          <li key={ticket}>
            <button
              type="button"
              className="pick"
              aria-label={t('waiting.call', { number })}
              aria-disabled={!usable}
              onClick={() => {
                if (usable) props.onPick(number)
              }}
            >
              {number}
            </button>
            {t('away.until', { time: props.wallTime(until) })}
          </li>
        ))}
        {away.length > rows.length && <li>{t('absent.more', { count: away.length - rows.length })}</li>}
      </ul>
    </section>
  )
}
