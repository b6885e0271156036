import { useTranslation } from 'react-i18next'
import type { Message } from './use-acts.ts'

/**
 * What came of the last act: done, or refused with what to do now. While the link is lost, that instead. Read out by
 * screen readers.
 * @param lostAt wall-clock time since when there is no link, `null` while there is one
 */
export function MessageLine({ message, lostAt }: { message: Message | null; lostAt: string | null }) {
  const { t } = useTranslation(['counter', 'errors'])
  const text = () => {
    if (lostAt) return t('link.lost', { time: lostAt })
    if (!message) return ''
    if (message.kind === 'unreachable') return t('unreachable')
    if (message.kind === 'done') return t(`done.${message.act}`, { number: message.number })
    const { code, ...facts } = message.error
    return t(`errors:${code}`, { ...facts })
  }
  return (
    <p className="message" role="status" data-kind={lostAt ? 'lost' : (message?.kind ?? 'none')}>
      {text()}
    </p>
  )
}
