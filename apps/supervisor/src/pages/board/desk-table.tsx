import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** Each desk: what it does, since when, by whom and for which queues. */
export function DeskTable() {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const minutes = (since: string) => Math.max(0, Math.floor((clock.now.getTime() - Date.parse(since)) / 60_000))
  const prefixes = (ids: readonly string[]) =>
    view.queues.flatMap(({ id, prefix }) => (ids.includes(id) ? [prefix] : [])).join(', ')
  // Who works comes first: closed desks only say that they are.
  const open = view.desks.filter(({ state }) => state !== 'closed')
  const closed = view.desks.filter(({ state }) => state === 'closed')
  return (
    <section>
      <div className="section-head">
        <h2 id="desks-title">{t('board.desks')}</h2>
      </div>
      {open.length > 0 && (
        <table className="table folds board-table" aria-labelledby="desks-title">
          <thead>
            <tr>
              <th scope="col">{t('board.desk')}</th>
              <th scope="col">{t('board.state')}</th>
              <th scope="col">{t('board.since')}</th>
              <th scope="col">{t('board.serving')}</th>
              <th scope="col">{t('board.who')}</th>
              <th scope="col">{t('board.queues')}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((desk) => (
              <tr key={desk.number}>
                <th scope="row" className="figure">
                  {desk.number}
                </th>
                <td>{t(`board.deskState.${desk.state}`)}</td>
                <td data-label={t('board.since')}>
                  {desk.since &&
                    t('board.sinceTime', { time: clock.wallTime(desk.since), minutes: minutes(desk.since) })}
                </td>
                <td className="figure" data-label={t('board.serving')}>
                  {desk.serving ?? '–'}
                </td>
                <td data-label={t('board.who')}>{desk.by ?? '–'}</td>
                <td data-label={t('board.queues')}>{prefixes(desk.queues)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {closed.length > 0 && (
        <p className="hint">{t('board.closedDesks', { desks: closed.map(({ number }) => number).join(', ') })}</p>
      )}
    </section>
  )
}
