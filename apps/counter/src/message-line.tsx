import { useTranslation } from 'react-i18next'
import type { Message } from './use-acts.ts'

/** What came of the last act: done, or refused with what to do now. Read out by screen readers. */
export function MessageLine({ message }: { message: Message | null }) {
  const { t } = useTranslation(['counter', 'errors'])
  const text = () => {
    if (!message) return ''
    if (message.kind === 'unreachable') return t('unreachable')
    if (message.kind === 'done') return t(`done.${message.act}`, { number: message.number })
    const { code, ...facts } = message.error
    return t(`errors:${code}`, { ...facts })
  }
  return (
    <p className="message" role="status" data-kind={message?.kind ?? 'none'}>
      {text()}
    </p>
  )
}
