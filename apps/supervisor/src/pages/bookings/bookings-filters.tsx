import type { BookingEntry, BookingsOfDay } from '@poczekalnia/protocol'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SelectField } from '../../shared/select-field.tsx'

const statuses = ['expected', 'checked-in', 'lapsed', 'cancelled', 'not-held'] as const

/** Which bookings are shown. `date` `''`: today's; `status` `''`: of whatever became of them. */
export type BookingsFilter = { date: string; search: string; status: BookingEntry['status'] | '' }

/** The day, a name or code, and what became of the booking. */
export function BookingsFilters(props: {
  days: BookingsOfDay['days']
  filter: BookingsFilter
  onChange: (change: Partial<BookingsFilter>) => void
}) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const id = useId()
  const { date, search, status } = props.filter
  const { onChange } = props
  const today = clock.plainDate()
  const days = props.days.some((one) => one.date === today) ? props.days : [{ date: today, bookings: 0 }, ...props.days]
  return (
    <>
      <SelectField
        label={t('bookings.day')}
        value={date === '' ? today : date}
        onChange={(chosen) => onChange({ date: chosen === today ? '' : chosen })}
      >
        {days.map((one) => (
          <option key={one.date} value={one.date}>
            {clock.formatDate(language, `${one.date}T12:00:00Z`)} ({one.bookings})
          </option>
        ))}
      </SelectField>
      <div className="field">
        <label htmlFor={id}>{t('bookings.search')}</label>
        <input
          id={id}
          type="search"
          value={search}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('bookings.searchHint')}
          onChange={(event) => onChange({ search: event.target.value })}
        />
      </div>
      <SelectField
        label={t('bookings.state')}
        value={status}
        onChange={(chosen) => onChange({ status: statuses.find((one) => one === chosen) ?? '' })}
      >
        <option value="">{t('bookings.allStates')}</option>
        {statuses.map((one) => (
          <option key={one} value={one}>
            {t(`bookings.status.${one}`)}
          </option>
        ))}
      </SelectField>
    </>
  )
}
