import { type SiteDraw, WAITING_LIST } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { useWhen } from '../../shared/use-when.ts'

/** Each draw and each full day's waiting list a row: its days, how it stands, and what became of its entries. */
export function DrawsTable(props: {
  draws: readonly SiteDraw[]
  chosen: SiteDraw | undefined
  onChoose: (draw: SiteDraw) => void
}) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const moment = useWhen()
  const when = (at: number) => moment(new Date(at).toISOString())
  const { draws, chosen, onChoose } = props
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  const columns = [
    ...[t('draws.days'), t('bookings.state'), t('draws.entries'), t('draws.places'), t('draws.given')],
    ...[t('draws.came'), t('draws.outcome')],
  ]
  // What is 0 of all that may become of an offer is left out: ten figures do not fit beside the navigation.
  const outcomes = ['offered', 'declined', 'unanswered', 'waiting'] as const
  const stateOf = ({ release, state, opensAt, closesAt, drawsAt }: SiteDraw) => {
    if (release === WAITING_LIST) return t('draws.openUntil', { when: when(closesAt) })
    if (state === 'drawn') return t('draws.drawnAt', { when: when(drawsAt) })
    if (state !== 'open') return t('draws.drawsAt', { when: when(drawsAt) })
    return clock.now.getTime() < opensAt
      ? t('draws.opensAt', { when: when(opensAt) })
      : t('draws.openUntil', { when: when(closesAt) })
  }
  return (
    <table className="table folds" aria-label={t('pages.draws')}>
      <TableHead columns={columns} />
      <tbody>
        {draws.map((draw) => {
          const { report } = draw
          const [first = draw.round, last = first] = [draw.days[0], draw.days.at(-1)]
          const days = first === last ? day(first) : `${day(first)} – ${day(last)}`
          const isChosen = draw.release === chosen?.release && draw.round === chosen.round
          return (
            <tr key={`${draw.release} ${draw.round}`} data-chosen={isChosen}>
              <th scope="row">
                {days}
                <small>{draw.release === WAITING_LIST ? t('draws.list') : draw.release}</small>
              </th>
              <td>{stateOf(draw)}</td>
              {(['entries', 'places', 'given', 'came'] as const).map((name) => (
                <td key={name} className="figure" data-label={t(`draws.${name}`)}>
                  {report[name]}
                </td>
              ))}
              <td data-label={t('draws.outcome')}>
                {outcomes.every((name) => report[name] === 0) && '–'}
                <ul className="letters">
                  {outcomes
                    .filter((name) => report[name] > 0)
                    .map((name) => (
                      <li key={name}>
                        {t(`draws.${name}`)}: {report[name]}
                      </li>
                    ))}
                </ul>
              </td>
              <td>
                <button type="button" className="button" aria-pressed={isChosen} onClick={() => onChoose(draw)}>
                  {t('draws.show')}
                  <span className="visually-hidden">{days}</span>
                </button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
