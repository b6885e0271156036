import './log.css'
import { apiAddress } from '@poczekalnia/ui'
import { Download, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DayChoice } from './day-choice.tsx'
import { canBeAsked, oneDay } from './days.ts'
import { LogFilters, type Wanted } from './log-filters.tsx'
import { LogTable } from './log-table.tsx'
import { type Log, useLog } from './use-log.ts'

/** Everything that was done, by whom and when (ALL-8): a day or several, in words. */
export default function LogPage() {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const [days, setDays] = useState(() => oneDay(clock.plainDate()))
  const [wanted, setWanted] = useState<Wanted>({ actor: null, kind: '', queue: '', ticket: '' })
  const { from, to } = days
  const filters = { ...wanted, from, to, actor: wanted.actor?.actor ?? '', ticket: wanted.ticket.trim(), language }
  const fits = canBeAsked(days)
  const log = useLog(fits ? filters : null)
  const { found, looking } = log

  return (
    <>
      <div className="toolbar log-filters">
        <DayChoice days={days} onChoose={setDays} />
        <LogFilters
          wanted={wanted}
          actors={found?.page.actors ?? []}
          onChange={(change) => setWanted((now) => ({ ...now, ...change }))}
        />
        <div className="push row-acts">
          <button type="button" className="button" aria-disabled={looking || !fits} onClick={log.refresh}>
            {t('log.refresh')}
            <RefreshCw aria-hidden="true" />
          </button>
          {fits && (
            <a className="button" href={apiAddress('/api/log.csv', filters)} download>
              {t('log.export')}
              <Download aria-hidden="true" />
            </a>
          )}
        </div>
      </div>
      <p className="log-sum" role="status">
        {fits ? <Sum log={log} /> : t('log.days')}
      </p>
      {found && found.rows.length > 0 && <LogTable rows={found.rows} several={days.several} />}
      {found && found.page.next !== null && !looking && (
        <p className="more">
          <button type="button" className="button" onClick={log.more}>
            {t('log.more')}
          </button>
        </p>
      )}
    </>
  )
}

/** How much was found, and of several days how far back it was looked. */
function Sum({ log: { found, looking } }: { log: Log }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  if (!found) return t('starting')
  const { page, rows } = found
  const count = page.total ?? rows.length
  const day = clock.formatDate(language, `${page.reached}T12:00:00Z`)
  if (page.total === null && page.next !== null)
    return looking ? t('log.looking', { day, count }) : t('log.upTo', { day, count })
  if (count === 0) return page.total === null ? t('log.noneDays') : t('log.none')
  return t('log.count', { count })
}
