import type { Language, SiteDay } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { EmailField, LanguageField, MatterField } from '../../shared/visitor-fields.tsx'

export type Made = { name: string; time: string; pin: string }

/** Books a visit for somebody who stands at the counter or is on the telephone. */
export function BookDialog({
  day,
  onDone,
  onClose,
}: {
  day: SiteDay
  onDone: (made: Made) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const matters = [...new Set(day.hours.map(({ matter }) => matter))]
  const [matter, setMatter] = useState(matters[0] ?? '')
  const hours = day.hours.filter((hour) => hour.matter === matter)
  const [at, setAt] = useState(hours[0]?.at ?? 0)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>('pl')
  const nameId = useId()
  const chosen = hours.some((hour) => hour.at === at) ? at : (hours[0]?.at ?? 0)
  return (
    <DialogForm<{ time: string; pin: string }>
      title={t('calendar.book')}
      confirm={t('calendar.bookConfirm')}
      missing={null}
      act={() =>
        api('POST', '/api/site/bookings', {
          body: { matter, at: chosen, name: name.trim(), email: email.trim(), language },
        })
      }
      onDone={({ time, pin }) => onDone({ name: name.trim(), time, pin })}
      onClose={onClose}
    >
      <MatterField matters={matters} value={matter} onChange={setMatter} />
      <SelectField label={t('bookings.hour')} value={chosen} onChange={(value) => setAt(Number(value))}>
        {hours.map((hour) => (
          <option key={hour.at} value={hour.at}>
            {hour.time} – {t('calendar.free', { count: hour.free })}
          </option>
        ))}
      </SelectField>
      <div className="field">
        <label htmlFor={nameId}>{t('calendar.name')}</label>
        <input
          id={nameId}
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <EmailField value={email} onChange={setEmail} hint={t('calendar.emailHint')} />
      <LanguageField value={language} onChange={setLanguage} />
    </DialogForm>
  )
}
