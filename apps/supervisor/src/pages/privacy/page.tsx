import './privacy.css'
import type { PeopleFound, PersonEntry } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { Retention } from './retention.tsx'
import { SearchForm } from './search-form.tsx'
import { usePrivacy } from './use-privacy.ts'

/** Personal data: what is held on one person, as a file or gone; and how the office lets go of them all by itself. */
export default function PrivacyPage() {
  const { t } = useTranslation('privacy')
  const { language } = useRoom()
  const { state, reload } = usePrivacy(language)
  const [found, setFound] = useState<PeopleFound | null>(null)
  const [asked, setAsked] = useState<PersonEntry | null>(null)
  const [said, setSaid] = useState('')

  const erased = (gone: PersonEntry) => {
    setAsked(null)
    setSaid(t('erased'))
    setFound((now) => {
      const people = now?.people.filter(({ booking }) => booking !== gone.booking) ?? []
      return people.length > 0 && now ? { people, total: now.total - 1 } : null
    })
    reload()
  }
  return (
    <div className="privacy">
      <SearchForm
        onFound={(people) => {
          setFound(people)
          setSaid('')
        }}
      />
      <p className="said" role="status">
        {said}
      </p>
      {found && <PeopleTable found={found} onErase={setAsked} />}
      {state && <Retention state={state} />}
      {asked && <EraseDialog person={asked} onDone={() => erased(asked)} onClose={() => setAsked(null)} />}
    </div>
  )
}
