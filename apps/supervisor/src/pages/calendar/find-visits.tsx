import type { FoundVisits } from '@poczekalnia/protocol'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../shared/use-answer.ts'
import { VisitsTable } from './visits-table.tsx'

/** Finds visits to come by a name in any script, an e-mail or a code. */
export function FindVisits({ onDone }: { onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { answer, again } = useAnswer<FoundVisits>('/api/site/visits', asked === '' ? null : { find: asked }, null)
  const id = useId()
  const find = (event: FormEvent) => {
    event.preventDefault()
    setAsked(text.trim())
  }
  return (
    <section className="find-visits">
      <form className="toolbar" onSubmit={find}>
        <div className="field">
          <label htmlFor={id}>{t('calendar.find.label')}</label>
          <input
            id={id}
            type="search"
            value={text}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <button type="submit" className="button">
          {t('calendar.find.submit')}
        </button>
      </form>
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
