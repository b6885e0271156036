import { localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActForm } from '../../shared/act-form.tsx'
import { PublicTextFields, type Words, wordsOf } from '../../shared/public-text.tsx'
import { quarterHours } from '../../shared/quarter-hours.ts'
import { SelectField } from '../../shared/select-field.tsx'
import { Previews } from './previews.tsx'

/** The next message, from a ready one or from nothing, with how it will look. */
export function WriteMessage({ onShown }: { onShown: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, send } = useRoom()
  const [words, setWords] = useState<Words>({})
  const [until, setUntil] = useState('')
  const text = wordsOf(words)
  const shown = () => {
    setWords({})
    setUntil('')
    onShown()
  }
  return (
    <>
      <ActForm
        labelledBy="write-title"
        confirm={t('messages.show')}
        act={() => text && send('show-message', { text, ...(until && { until }) })}
        onDone={shown}
      >
        <h2 id="write-title">{view.message ? t('messages.replace') : t('messages.write')}</h2>
        {view.messages.length > 0 && <ReadyMessages onChoose={setWords} />}
        <PublicTextFields words={words} onChange={setWords} optional={false} />
        <SelectField className="until" label={t('messages.until')} value={until} onChange={setUntil}>
          <option value="">{t('messages.endOfDay')}</option>
          {quarterHours(clock.time, '24:00').map((hour) => (
            <option key={hour}>{hour}</option>
          ))}
        </SelectField>
      </ActForm>
      <Previews text={text} />
    </>
  )
}

/** The messages that the office's profile has ready. */
function ReadyMessages({ onChoose }: { onChoose: (words: Words) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  return (
    <fieldset className="ready">
      <legend>{t('messages.ready')}</legend>
      <ul>
        {view.messages.map(({ id, text }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => onChoose(text)}>
              {localized(text, language)}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
