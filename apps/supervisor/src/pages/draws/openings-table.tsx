import type { SiteOpening } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useWhen } from '../../shared/use-when.ts'

/** How soon the places were gone that opened for whoever came first, and what a draw would have changed. */
export function OpeningsTable({ openings }: { openings: readonly SiteOpening[] }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const when = useWhen()
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  const columns = ['openedAt', 'days', 'places', 'firstMinute', 'firstHour', 'later', 'retaken'] as const
  return (
    <section className="day-of-site">
      <h2>{t('draws.openings')}</h2>
      <p>{t('draws.openingsWhy')}</p>
      <table className="table folds" aria-label={t('draws.openings')}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`draws.${name}`)}
              </th>
            ))}
            <th scope="col">{t('draws.byDraw')}</th>
          </tr>
        </thead>
        <tbody>
          {openings.map((opening) => {
            const { opensAt, days, places, firstMinute, firstHour, later, retaken, played } = opening
            const [first = '', last = first] = [days[0], days.at(-1)]
            return (
              <tr key={opensAt}>
                <th scope="row">{when(new Date(opensAt).toISOString())}</th>
                <td data-label={t('draws.days')}>{first === last ? day(first) : `${day(first)} – ${day(last)}`}</td>
                {Object.entries({ places, firstMinute, firstHour, later, retaken }).map(([name, figure]) => (
                  <td key={name} className="figure" data-label={t(`draws.${name}`)}>
                    {figure}
                  </td>
                ))}
                <td data-label={t('draws.byDraw')}>
                  <ul className="letters">
                    {!played && <li>{t('draws.notPlayed')}</li>}
                    {played && played.askers === played.winners && <li>{t('draws.wouldNotChange')}</li>}
                    {played && played.askers > played.winners && (
                      <li>
                        {t('draws.wouldChange', {
                          ...{ from: played.others.from, to: played.others.to },
                          ...{ winners: played.winners, askers: played.askers },
                        })}
                      </li>
                    )}
                    {played && played.firstSecond.askers > 0 && <li>{t('draws.firstSecond', played.firstSecond)}</li>}
                    {played && played.many.askers > 0 && <li>{t('draws.manyAsks', played.many)}</li>}
                  </ul>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
