import type { CutHours, CutPreview, SiteCuts } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { TimeField } from './time-field.tsx'

type Places = SiteCuts['places']

/**
 * Takes hours or places of a day off the booking site, in two steps: what, and then whom it leaves without a place and
 * what they are offered (BOK-11).
 */
export function CutDialog(props: {
  date: string
  places: Places
  onDone: (affected: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const { date, places, onDone, onClose } = props
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [where, setWhere] = useState('')
  const [seats, setSeats] = useState(0)
  const [affected, setAffected] = useState<CutPreview['affected'] | null>(null)
  const cut: CutHours = { date, from: from || null, to: to || null, places: where || null, seats: where ? seats : 0 }
  const most = places.find(({ id }) => id === where)?.seats ?? 0
  const anew = (set: () => void) => {
    setAffected(null)
    set()
  }
  return (
    <DialogForm<{ affected: CutPreview['affected'] | number }>
      key={affected ? 'sure' : 'what'}
      title={t('calendar.cut.title', { day: clock.formatDate(language, `${date}T12:00:00Z`) })}
      confirm={affected ? t('calendar.cut.confirm') : t('calendar.cut.next')}
      act={() => api('POST', affected ? '/api/site/cuts' : '/api/site/cuts/preview', { body: cut })}
      onDone={({ affected: told }) => (typeof told === 'number' ? onDone(told) : setAffected(told))}
      onClose={onClose}
    >
      <TimeField label={t('calendar.cut.from')} value={from} onChange={(value) => anew(() => setFrom(value))} />
      <TimeField label={t('calendar.cut.to')} value={to} onChange={(value) => anew(() => setTo(value))} />
      <p className="hint">{t('calendar.cut.whole')}</p>
      <SelectField label={t('calendar.cut.places')} value={where} onChange={(value) => anew(() => setWhere(value))}>
        <option value="">{t('calendar.cut.all')}</option>
        {places.map(({ id, seats: all }) => (
          <option key={id} value={id}>
            {id} ({all})
          </option>
        ))}
      </SelectField>
      {where && (
        <SelectField
          label={t('calendar.cut.seats')}
          value={seats}
          onChange={(value) => anew(() => setSeats(Number(value)))}
        >
          {Array.from({ length: most }, (_, n) => (
            <option key={`${n} left`} value={n}>
              {n}
            </option>
          ))}
        </SelectField>
      )}
      {affected && (
        <div role="status">
          <p>
            <strong>{t('calendar.cut.affected', { count: affected.length })}</strong>
          </p>
          <ul>
            {affected.map(({ id, time, name, email }) => (
              <li key={id}>
                {time} {name} {email === '' && `(${t('calendar.noEmail')})`}
              </li>
            ))}
          </ul>
          {affected.length > 0 && <p>{t('calendar.cut.offer')}</p>}
        </div>
      )}
    </DialogForm>
  )
}
