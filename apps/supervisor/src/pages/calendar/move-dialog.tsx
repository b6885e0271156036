import type { SiteHours, SiteVisit } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { useAnswer } from '../../shared/use-answer.ts'

/** Moves a visit to an hour that is free, the nearest days first. Its visitor gets a letter. */
export function MoveDialog(props: { visit: SiteVisit; onDone: (to: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const { visit, onDone, onClose } = props
  const from = clock.plainDate()
  const { answer, failed } = useAnswer<SiteHours>('/api/site/hours', { matter: visit.matter, from }, null)
  const hours = answer?.hours ?? []
  const days = [...new Set(hours.map(({ date }) => date))]
  const [wanted, setWanted] = useState('')
  const [at, setAt] = useState(0)
  const date = days.includes(wanted) ? wanted : (days.find((one) => one >= visit.date) ?? days[0] ?? '')
  const ofDay = hours.filter((hour) => hour.date === date)
  const chosen = ofDay.find((hour) => hour.at === at) ?? ofDay[0]
  const dayName = (day: string) => clock.formatDate(language, `${day}T12:00:00Z`)
  const missing = failed ? t('errors:site-unreachable') : answer && hours.length === 0 ? t('calendar.full') : null
  return (
    <DialogForm<{ date: string; time: string }>
      title={t('calendar.move.title', { name: visit.name ?? '', time: visit.time })}
      confirm={t('calendar.move.confirm')}
      missing={missing}
      act={() => (chosen ? api('POST', '/api/site/move', { body: { id: visit.id, at: chosen.at } }) : null)}
      onDone={(now) => onDone(`${dayName(now.date)}, ${now.time}`)}
      onClose={onClose}
    >
      <p>{t('calendar.move.text')}</p>
      <SelectField label={t('bookings.day')} value={date} onChange={setWanted}>
        {days.map((day) => (
          <option key={day} value={day}>
            {dayName(day)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('bookings.hour')} value={chosen?.at ?? 0} onChange={(value) => setAt(Number(value))}>
        {ofDay.map((hour) => (
          <option key={hour.at} value={hour.at}>
            {hour.time} – {t('calendar.free', { count: hour.free })}
          </option>
        ))}
      </SelectField>
    </DialogForm>
  )
}
