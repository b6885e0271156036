import type { FoundVisits } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindForm } from '../../shared/find-form.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { VisitsTable } from './visits-table.tsx'

/** Finds visits to come by a name in any script, an e-mail or a code. */
export function FindVisits({ onDone }: { onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const [asked, setAsked] = useState('')
  const { answer, again } = useAnswer<FoundVisits>('/api/site/visits', asked === '' ? null : { find: asked }, null)
  return (
    <section className="find-visits">
      <FindForm label={t('calendar.find.label')} onFind={setAsked} />
      {asked !== '' && answer && (
        <>
          <p role="status">{t('calendar.find.found', { count: answer.visits.length })}</p>
          {answer.visits.length > 0 && (
            <VisitsTable
              {...{ label: t('calendar.find.label'), visits: answer.visits, hasDays: true }}
              onDone={(said) => {
                again()
                onDone(said)
              }}
            />
          )}
        </>
      )}
    </section>
  )
}
