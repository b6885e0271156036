import type { Language, SiteDay } from '@poczekalnia/protocol'
import { api, languageNames, localized } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'

const languages = Object.keys(languageNames) as Language[]

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
  const { view, language: own } = useRoom()
  const matters = [...new Set(day.hours.map(({ matter }) => matter))]
  const [matter, setMatter] = useState(matters[0] ?? '')
  const hours = day.hours.filter((hour) => hour.matter === matter)
  const [at, setAt] = useState(hours[0]?.at ?? 0)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>('pl')
  const ids = { name: useId(), email: useId(), hint: useId() }
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
      <SelectField label={t('board.queue')} value={matter} onChange={setMatter}>
        {matters.map((id) => {
          const queue = view.queues.find((one) => one.id === id)
          return (
            <option key={id} value={id}>
              {queue ? localized(queue.name, own) : id}
            </option>
          )
        })}
      </SelectField>
      <SelectField label={t('bookings.hour')} value={chosen} onChange={(value) => setAt(Number(value))}>
        {hours.map((hour) => (
          <option key={hour.at} value={hour.at}>
            {hour.time} – {t('calendar.free', { count: hour.free })}
          </option>
        ))}
      </SelectField>
      <div className="field">
        <label htmlFor={ids.name}>{t('calendar.name')}</label>
        <input
          id={ids.name}
          value={name}
          required
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.email}>{t('calendar.email')}</label>
        <input
          id={ids.email}
          type="email"
          value={email}
          maxLength={254}
          autoComplete="off"
          aria-describedby={ids.hint}
          onChange={(event) => setEmail(event.target.value)}
        />
        <p className="hint" id={ids.hint}>
          {t('calendar.emailHint')}
        </p>
      </div>
      <SelectField
        label={t('calendar.language')}
        value={language}
        onChange={(value) => setLanguage(languages.find((one) => one === value) ?? 'pl')}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </SelectField>
    </DialogForm>
  )
}
