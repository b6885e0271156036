import './messages.css'
import type { Localized } from '@poczekalnia/protocol'
import { languageNames, localized } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../board/act-button.tsx'
import { PublicTextFields, type Words, wordsOf } from '../public-text.tsx'
import { quarterHours } from '../quarter-hours.ts'
import { Previews } from './previews.tsx'

/** What visitors read on displays and machines: what is told now, and the next message with how it will look. */
export default function MessagesPage() {
  const { t } = useTranslation('supervisor')
  const { view, send } = useRoom()
  const [said, setSaid] = useState('')
  return (
    <div className="messages-page">
      <section className="told-now" aria-labelledby="told-title">
        <h2 id="told-title">{t('messages.now')}</h2>
        {view.message ? <Told message={view.message} /> : <p className="hint">{t('messages.none')}</p>}
        {view.message && view.rights.includes('clear-message') && (
          <div className="form-buttons">
            <ActButton act={() => send('clear-message', {})} onDone={() => setSaid(t('messages.cleared'))}>
              {t('messages.clear')}
            </ActButton>
          </div>
        )}
        <p className="said" role="status">
          {said}
        </p>
      </section>
      {view.rights.includes('show-message') && <Write onShown={() => setSaid(t('messages.shown'))} />}
    </div>
  )
}

function Told({ message }: { message: Localized }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  return (
    <>
      <ul className="told">
        {view.office.languages.map((language) =>
          message[language] ? (
            <li key={language}>
              <span className="hint">{languageNames[language]}</span>
              <span lang={language}>{message[language]}</span>
            </li>
          ) : null,
        )}
      </ul>
      <p className="hint">
        {view.messageUntil ? t('messages.untilHour', { hour: view.messageUntil }) : t('messages.untilEnd')}
      </p>
    </>
  )
}

/** The next message, from a ready one or from nothing. */
function Write({ onShown }: { onShown: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, send, language } = useRoom()
  const id = useId()
  const [words, setWords] = useState<Words>({})
  const [until, setUntil] = useState('')
  const { busy, refusal, submit } = useSubmit()
  const text = wordsOf(words)
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (!text) return
    void submit(
      () => send('show-message', { text, ...(until && { until }) }),
      () => {
        setWords({})
        setUntil('')
        onShown()
      },
    )
  }
  return (
    <>
      <form className="stack-form" onSubmit={show} aria-labelledby="write-title">
        <h2 id="write-title">{view.message ? t('messages.replace') : t('messages.write')}</h2>
        {view.messages.length > 0 && (
          <fieldset className="ready">
            <legend>{t('messages.ready')}</legend>
            <ul>
              {view.messages.map((ready) => (
                <li key={ready.id}>
                  <button type="button" className="button" onClick={() => setWords(ready.text)}>
                    {localized(ready.text, language)}
                  </button>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <PublicTextFields words={words} onChange={setWords} optional={false} />
        <div className="field until">
          <label htmlFor={id}>{t('messages.until')}</label>
          <select id={id} value={until} onChange={(event) => setUntil(event.target.value)}>
            <option value="">{t('messages.endOfDay')}</option>
            {quarterHours(clock.time, '24:00').map((hour) => (
              <option key={hour}>{hour}</option>
            ))}
          </select>
        </div>
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('messages.show')}
          </button>
        </div>
      </form>
      <Previews text={text} />
    </>
  )
}
