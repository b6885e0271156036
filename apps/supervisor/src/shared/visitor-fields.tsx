import type { Language } from '@poczekalnia/protocol'
import { languageNames, localized } from '@poczekalnia/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../room.ts'
import { EmailInput } from './email-input.tsx'
import { SelectField } from './select-field.tsx'

/** What the office asks of somebody whom it books or enters for: at the counter, on the telephone. */
const languages = Object.keys(languageNames) as Language[]

type Field<T extends string> = { value: T; onChange: (value: T) => void }

/** @param props.matters ids of queues */
export function MatterField({ matters, value, onChange }: Field<string> & { matters: readonly string[] }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  return (
    <SelectField label={t('board.queue')} value={value} onChange={onChange}>
      {matters.map((id) => {
        const queue = view.queues.find((one) => one.id === id)
        return (
          <option key={id} value={id}>
            {queue ? localized(queue.name, language) : id}
          </option>
        )
      })}
    </SelectField>
  )
}

/** @param props.hint what comes to the address, and what happens without one */
export function EmailField({ value, onChange, hint }: Field<string> & { hint: string }) {
  const { t } = useTranslation('supervisor')
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('calendar.email')}</label>
      <EmailInput id={id} value={value} onChange={onChange} describedBy={`${id}-hint`} />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

export function LanguageField({ value, onChange }: Field<Language>) {
  const { t } = useTranslation('supervisor')
  const choose = (chosen: string) => onChange(languages.find((one) => one === chosen) ?? 'pl')
  return (
    <SelectField label={t('calendar.language')} value={value} onChange={choose}>
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </SelectField>
  )
}
