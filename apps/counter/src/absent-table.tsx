import type { CounterView } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'

/** Rows that the page keeps room for; the whole list is in the "take back" dialog. */
const ROWS = 3

/** Who was called and did not come, and until when they can be taken back (ALL-7). */
export function AbsentTable(props: {
  absent: CounterView['absent']
  usable: boolean
  /** Nobody is here: who comes back can be called at once. */
  canCall: boolean
  wallTime: (timestamp: string) => string
  onTakeBack: (ticket: string, number: string, call: boolean) => void
}) {
  const { t } = useTranslation('counter')
  const { absent, usable, canCall } = props
  const rows = absent.slice(0, ROWS)
  return (
    <section className="absent" aria-labelledby="absent-title">
      <h2 id="absent-title">
        {t('absent.title')} <span className="count">{absent.length}</span>
      </h2>
      {rows.length > 0 && (
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('absent.number')}</th>
              <th scope="col">{t('absent.until')}</th>
              <th scope="col">{t('act.takeBack')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ ticket, number, until }) => (
              <tr key={ticket}>
                <th scope="row">{number}</th>
                <td>
                  <span className="whole">
                    {t('absent.until')} {props.wallTime(until)}
                  </span>
                  <span className="short" aria-hidden="true">
                    {t('away.until', { time: props.wallTime(until) })}
                  </span>
                </td>
                <td>
                  {canCall && (
                    <button
                      type="button"
                      className="button small"
                      aria-label={t('absent.callAct', { number })}
                      aria-disabled={!usable}
                      onClick={() => {
                        if (usable) props.onTakeBack(ticket, number, true)
                      }}
                    >
                      {t('absent.callShort')}
                    </button>
                  )}
                  <button
                    type="button"
                    className="button small"
                    aria-label={t('absent.act', { number })}
                    aria-disabled={!usable}
                    onClick={() => {
                      if (usable) props.onTakeBack(ticket, number, false)
                    }}
                  >
                    {t('act.takeBack')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {absent.length > rows.length && <p>{t('absent.more', { count: absent.length - rows.length })}</p>}
    </section>
  )
}
