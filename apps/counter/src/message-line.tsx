import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import type { Message } from './use-acts.ts'

/**
 * What came of the last act: done, or refused with what to do now; or that the visitor who was called has gone. While
 * the link is lost, that instead. Read out by screen readers.
 * @param lostAt wall-clock time since when there is no link, `null` while there is one
 */
export function MessageLine(props: {
  message: Message | null
  lostAt: string | null
  queues: CounterView['queues']
  language: Language
  wallTime: (timestamp: string) => string
}) {
  const { t } = useTranslation(['counter', 'errors'])
  const { message, lostAt } = props
  const done = ({ act, number, payload, nobody }: Extract<Message, { kind: 'done' }>) => {
    if (act === 'finishNext' && nobody) return t('done.finishNextNobody')
    if (act === 'return' && payload.minutes !== undefined)
      return t('done.returnIn', { number, minutes: payload.minutes })
    if (act === 'takeBack' && payload.call) return t('done.call', { number })
    if (act !== 'transfer') return t(`done.${act}`, { number })
    if (payload.desk !== undefined) return t('done.transferDesk', { number, to: payload.desk })
    const queue = props.queues.find(({ id }) => id === payload.queue)
    return queue
      ? t('done.transferQueue', { number, to: localized(queue.name, props.language) })
      : t('done.transfer', { number })
  }
  const text = () => {
    if (lostAt) return t('link.lost', { time: lostAt })
    if (!message) return ''
    if (message.kind === 'unreachable') return t('unreachable')
    if (message.kind === 'done') return done(message)
    if (message.kind === 'gone') {
      const { number, until } = message
      return until ? t('gone.later', { number, time: props.wallTime(until) }) : t('gone.left', { number })
    }
    const { code, ...facts } = message.error
    return t(`errors:${code}`, { ...facts })
  }
  return (
    <p className="message" role="status" data-kind={lostAt ? 'lost' : (message?.kind ?? 'none')}>
      {text()}
    </p>
  )
}
