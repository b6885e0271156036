import { formatRange, localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** The room as it is now: queues, desks, today so far. */
export default function BoardPage() {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const waited = (since: string) => Math.max(0, Math.floor((clock.now.getTime() - Date.parse(since)) / 60_000))
  return (
    <div className="stack">
      <table className="table">
        <caption>{t('board.queues')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.queue')}</th>
            <th scope="col">{t('board.waiting')}</th>
            <th scope="col">{t('board.longest')}</th>
            <th scope="col">{t('board.range')}</th>
            <th scope="col">{t('board.desks')}</th>
          </tr>
        </thead>
        <tbody>
          {view.queues.map((queue) => (
            <tr key={queue.id}>
              <th scope="row">
                {queue.prefix} · {localized(queue.name, language)}
              </th>
              <td className="figure">{queue.waiting}</td>
              <td>{queue.longestSince ? t('board.minutes', { minutes: waited(queue.longestSince) }) : '–'}</td>
              <td>{queue.estimate ? formatRange(queue.estimate, t) : '–'}</td>
              <td>{queue.desks.length > 0 ? queue.desks.join(', ') : t('board.noDesk')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table">
        <caption>{t('board.desks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.desk')}</th>
            <th scope="col">{t('board.state')}</th>
            <th scope="col">{t('board.who')}</th>
            <th scope="col">{t('board.serving')}</th>
          </tr>
        </thead>
        <tbody>
          {view.desks.map((desk) => (
            <tr key={desk.number}>
              <th scope="row">{desk.number}</th>
              <td>{t(`board.deskState.${desk.state}`)}</td>
              <td>{desk.by ?? '–'}</td>
              <td className="figure">{desk.serving ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
