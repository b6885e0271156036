import { type BoardQueue, peopleLate, sayingOf, type Warning } from '@poczekalnia/protocol'
import { formatRange, localized } from '@poczekalnia/ui'
import {
  CircleAlert,
  CircleCheck,
  Clock,
  DoorClosed,
  MailWarning,
  Monitor,
  MonitorOff,
  Printer,
  TicketSlash,
  Unplug,
  UserRoundX,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { GoOn } from './stop-or-go.tsx'

const icons = {
  'no-desk': UserRoundX,
  printer: Printer,
  'no-machine': TicketSlash,
  dark: MonitorOff,
  'past-closing': DoorClosed,
  'over-target': CircleAlert,
  'target-ahead': Clock,
  idle: UserRoundX,
  'too-many-waiting': CircleAlert,
  'mail-fails': MailWarning,
  'hook-off': Unplug,
  trouble: Monitor,
  'paper-low': Printer,
} as const satisfies Record<Warning['what'], unknown>
/** What can wait until somebody walks by. */
const quiet: readonly Warning['what'][] = ['mail-fails', 'hook-off', 'trouble', 'paper-low']
/** What fewer tickets help against. */
const crowded: readonly Warning['what'][] = ['no-desk', 'past-closing', 'over-target', 'target-ahead']

/** What needs somebody now, each with the act that helps; one calm line when nothing does. */
export function Needs(props: { onStop: (queue: BoardQueue) => void; onSaid: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { warnings } = view
  const queueOf = (warning: Warning) =>
    'queue' in warning ? view.queues.find(({ id }) => id === warning.queue) : undefined
  const name = (queue: BoardQueue) => `${queue.prefix} · ${localized(queue.name, language)}`
  const facts = (warning: Warning): Record<string, unknown> => {
    const queue = queueOf(warning)
    return {
      ...warning,
      ...(queue && { queue: name(queue) }),
      ...(warning.what === 'past-closing' && { people: peopleLate(warning) }),
      ...('estimate' in warning && { wait: formatRange(warning.estimate, t) }),
      ...(warning.what === 'printer' && { state: t(`devices.printer.${warning.printer}`) }),
    }
  }
  const help = (warning: Warning) => {
    const queue = queueOf(warning)
    if (queue && crowded.includes(warning.what)) {
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
    if (queue) return view.rights.includes('resume-tickets') ? <GoOn queue={queue} onSaid={props.onSaid} /> : null
    if (['idle', 'mail-fails', 'hook-off'].includes(warning.what)) return null
    return (
      <a className="button" href={addressOf('devices')}>
        {t('board.toDevices')}
      </a>
    )
  }
  return (
    <section className="needs" data-any={warnings.length > 0} aria-labelledby="needs-title">
      <h2 id="needs-title">
        {warnings.length === 0 && <CircleCheck aria-hidden="true" />}
        {warnings.length > 0 ? t('board.needs') : t('board.noNeeds')}
      </h2>
      <ul>
        {warnings.map((warning) => {
          const Icon = icons[warning.what]
          const said = sayingOf(warning)
          const of = 'queue' in warning ? warning.queue : 'desk' in warning ? warning.desk : JSON.stringify(warning)
          return (
            <li key={`${warning.what} ${of}`} data-quiet={quiet.includes(warning.what)}>
              <Icon aria-hidden="true" />
              <p>
                <strong>{t(`board.need.${said}`, facts(warning))}</strong>
                <span>{t(`board.help.${said}`, facts(warning))}</span>
              </p>
              {help(warning)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
