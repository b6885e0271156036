import { LEAST_SEARCHED, type PeopleFound } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { Search } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Asks for one person. What was typed stays on this page. */
export function SearchForm({ onFound }: { onFound: (found: PeopleFound, text: string) => void }) {
  const { t } = useTranslation('privacy')
  const [text, setText] = useState('')
  const { busy, refusal, submit } = useSubmit()
  const id = useId()
  const q = text.trim()
  const isEnough = q.length >= LEAST_SEARCHED
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isEnough) return
    void submit(
      () => api<PeopleFound>('POST', '/api/privacy/search', { body: { q } }),
      (found) => onFound(found, q),
    )
  }
  return (
    <form className="person-search" onSubmit={send}>
      <div className="field">
        <label htmlFor={id}>{t('search')}</label>
        <div className="field-row">
          <input
            id={id}
            type="search"
            value={text}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button primary" aria-disabled={busy || !isEnough}>
            <Search aria-hidden="true" />
            {t('find')}
          </button>
        </div>
        <p className="hint" id={`${id}-hint`}>
          {t('searchHint', { least: LEAST_SEARCHED })}
        </p>
      </div>
      <FormMessage refusal={refusal} />
    </form>
  )
}
