import type { MistakenLetter } from '@poczekalnia/protocol'
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nameOf, type QueueNames } from './words.ts'

/**
 * Prefixes with a letter that reads as another in Cyrillic: no fault, but people listen for the wrong sound (ACC-7).
 */
export function MistakenLetters(props: { found: readonly MistakenLetter[]; queues: QueueNames; language: string }) {
  const { t } = useTranslation('profile')
  const { found, queues, language } = props
  if (found.length === 0) return null
  return (
    <div className="profile-notes">
      <h2>
        <Info aria-hidden="true" />
        {t('mistaken.title')}
      </h2>
      <ul>
        {found.map(({ queue, prefix, letter, takenFor }) => (
          <li key={`${queue} ${letter}`}>
            {nameOf(queue, queues, language)}, {prefix}: {t('mistaken.letter', { letter, takenFor })}
          </li>
        ))}
      </ul>
    </div>
  )
}
