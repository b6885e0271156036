import './privacy.css'
import type { PeopleFound, PersonEntry, PrivacyState } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { Retention } from './retention.tsx'
import { SearchForm } from './search-form.tsx'

/** Personal data: what is held on one person, as a file or gone; and how the office lets go of them all by itself. */
export default function PrivacyPage() {
  const { t } = useTranslation('privacy')
  const { language } = useRoom()
  const { answer: state, again } = useAnswer<PrivacyState>('/api/privacy', { language }, null)
  const [found, setFound] = useState<PeopleFound | null>(null)
  const [erasing, setErasing] = useState<PersonEntry | null>(null)
  const [said, setSaid] = useState('')

  const erased = (gone: PersonEntry) => {
    setErasing(null)
    setSaid(t('erased'))
    setFound((now) => {
      const people = now?.people.filter(({ booking }) => booking !== gone.booking) ?? []
      return people.length > 0 && now ? { people, total: now.total - 1 } : null
    })
    again()
  }
  return (
    <div className="privacy">
      <SearchForm
        onFound={(people) => {
          setFound(people)
          setSaid('')
        }}
      />
      <Said text={said} />
      {found && <PeopleTable found={found} onErase={setErasing} />}
      {state && <Retention state={state} />}
      {erasing && <EraseDialog person={erasing} onDone={() => erased(erasing)} onClose={() => setErasing(null)} />}
    </div>
  )
}
