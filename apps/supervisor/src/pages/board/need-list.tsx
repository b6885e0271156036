import type { BoardQueue } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { CircleAlert, CircleCheck, Monitor, MonitorOff, Printer, TicketSlash, UserRoundX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import type { Need } from './needs.ts'
import { GoOn } from './stop-or-go.tsx'

const icons = {
  'no-desk': UserRoundX,
  printer: Printer,
  'no-machine': TicketSlash,
  dark: MonitorOff,
  'long-wait': CircleAlert,
  idle: UserRoundX,
  'too-many-waiting': CircleAlert,
  trouble: Monitor,
  'paper-low': Printer,
} as const
/** What can wait until somebody walks by. */
const quiet: readonly Need['what'][] = ['trouble', 'paper-low']

/** What needs somebody now, each with the act that helps; one calm line when nothing does. */
export function Needs(props: {
  needs: readonly Need[]
  onStop: (queue: BoardQueue) => void
  onSaid: (text: string) => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const name = (queue: BoardQueue) => `${queue.prefix} · ${localized(queue.name, language)}`
  const facts = (need: Need): Record<string, string | number> => {
    if ('queue' in need) {
      const minutes = need.what === 'long-wait' ? need.minutes : 0
      return { queue: name(need.queue), waiting: need.queue.waiting, minutes }
    }
    if (need.what === 'printer') return { machine: need.machine, state: t(`devices.printer.${need.printer}`) }
    return { ...need }
  }
  const help = (need: Need) => {
    if (need.what === 'no-desk' || need.what === 'long-wait') {
      const { queue } = need
      return view.rights.includes('stop-tickets') && queue.state?.open ? (
        <button
          type="button"
          className="button"
          aria-label={t('board.stopQueue', { queue: name(queue) })}
          onClick={() => props.onStop(queue)}
        >
          {t('board.stop')}
        </button>
      ) : null
    }
    if (need.what === 'too-many-waiting')
      return view.rights.includes('resume-tickets') ? <GoOn queue={need.queue} onSaid={props.onSaid} /> : null
    if (need.what === 'idle') return null
    return (
      <a className="button" href={addressOf('devices')}>
        {t('board.toDevices')}
      </a>
    )
  }
  return (
    <section className="needs" data-any={props.needs.length > 0} aria-labelledby="needs-title">
      <h2 id="needs-title">
        {props.needs.length === 0 && <CircleCheck aria-hidden="true" />}
        {props.needs.length > 0 ? t('board.needs') : t('board.noNeeds')}
      </h2>
      <ul>
        {props.needs.map((need) => {
          const Icon = icons[need.what]
          const key = 'queue' in need ? need.queue.id : 'desk' in need ? need.desk : JSON.stringify(need)
          return (
            <li key={`${need.what} ${key}`} data-quiet={quiet.includes(need.what)}>
              <Icon aria-hidden="true" />
              <p>
                <strong>{t(`board.need.${need.what}`, facts(need))}</strong>
                <span>{t(`board.help.${need.what}`, facts(need))}</span>
              </p>
              {help(need)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
