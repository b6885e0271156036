import type { PrivacyState } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { dayMonth } from './day-month.ts'

/** Retention at work: how many are held, when it was last looked, what goes when, what has gone. */
export function Retention({ state }: { state: PrivacyState }) {
  const { t } = useTranslation('privacy')
  const { clock, language } = useRoom()
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  const when = (stamp: string) => {
    const time = clock.wallTime(stamp)
    return clock.plainDate(stamp) === clock.plainDate()
      ? time
      : `${dayMonth(clock.plainDate(stamp), language)}, ${time}`
  }
  return (
    <>
      <section aria-labelledby="retention">
        <h2 id="retention">{t('retention')}</h2>
        <dl className="retention">
          <div>
            <dt>{t('held')}</dt>
            <dd>{state.held}</dd>
          </div>
          <div>
            <dt>{t('keeps')}</dt>
            <dd>{state.retentionDays}</dd>
          </div>
          <div>
            <dt>{t('lastRun')}</dt>
            <dd>{when(state.lastRun)}</dd>
            <dd className="hint">{t('hourly')}</dd>
          </div>
        </dl>
      </section>
      <div className="privacy-tables">
        <table className="table">
          <caption>{t('upcoming')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              <th scope="col">{t('people')}</th>
            </tr>
          </thead>
          <tbody>
            {state.upcoming.length === 0 && (
              <tr>
                <td colSpan={2}>{t('nothing')}</td>
              </tr>
            )}
            {state.upcoming.map(({ date, people }) => (
              <tr key={date}>
                <td>{day(date)}</td>
                <td>{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="table">
          <caption>{t('past')}</caption>
          <thead>
            {state.erased.length > 0 && (
              <tr>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('people')}</th>
                <th scope="col">{t('why')}</th>
                <th scope="col">{t('who')}</th>
              </tr>
            )}
          </thead>
          <tbody>
            {state.erased.length === 0 && (
              <tr>
                <td colSpan={4}>{t('nothingErased')}</td>
              </tr>
            )}
            {state.erased.map(({ at, people, byHand, who }, i) => (
              <tr key={`${at} ${state.erased.length - i}`}>
                <td>{when(at)}</td>
                <td>{people}</td>
                <td>{byHand ? t('byHand') : t('byTime')}</td>
                <td>{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">{t('backups')}</p>
    </>
  )
}
