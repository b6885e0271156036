import type { OutsideHours, PlanWindow } from '@poczekalnia/protocol'
import { formatDate } from '@poczekalnia/ui'
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nameOf, type QueueNames } from './words.ts'

const spans = (windows: readonly PlanWindow[]) => windows.map(({ from, to }) => `${from}–${to}`).join(', ')

/**
 * Where windows of queues go beyond the office's hours: no fault, but seldom meant, and nothing happens there (ACC-10).
 */
export function OutsideHoursNotes(props: { found: readonly OutsideHours[]; queues: QueueNames; language: string }) {
  const { t } = useTranslation('profile')
  const { found, queues, language } = props
  if (found.length === 0) return null
  const day = (on: string) => (/^\d/.test(on) ? formatDate(`${on}T12:00:00Z`, 'UTC', language) : t(`setting.${on}`))
  return (
    <div className="profile-notes">
      <h2>
        <Info aria-hidden="true" />
        {t('outside.title')}
      </h2>
      <ul>
        {found.map(({ queue, on, windows, kept }) => (
          <li key={`${queue} ${on}`}>
            {nameOf(queue, queues, language)}, {day(on)}:{' '}
            {kept.length > 0
              ? t('outside.some', { windows: spans(windows), kept: spans(kept) })
              : t('outside.nothing', { windows: spans(windows) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
