import type { VisitNote } from '@poczekalnia/protocol'
import { StickyNote } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** What colleagues wrote about this visitor today, the newest first: it is read before anything is asked. */
export function VisitorNotes({ notes, wallTime }: { notes: VisitNote[]; wallTime: (timestamp: string) => string }) {
  const { t } = useTranslation('counter')
  return (
    <ul className="notes" aria-label={t('note.list')}>
      {notes.toReversed().map(({ text, by, at }) => (
        <li key={`${at} ${text}`}>
          <StickyNote aria-hidden="true" />
          <p>
            {text}{' '}
            <small>
              {by}, {wallTime(at)}
            </small>
          </p>
        </li>
      ))}
    </ul>
  )
}
