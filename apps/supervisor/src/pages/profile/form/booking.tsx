import { useTranslation } from 'react-i18next'
import { NumberField } from './fields.tsx'
import { listAt, ownName, textAt, valueAt } from './form-data.ts'
import { Openings } from './openings.tsx'
import { PlaceHours } from './place-hours.tsx'
import type { Part } from './sections.tsx'

/** Booking on line: when days open, how many visits, when there are places, and until when one can be changed. */
export function Booking(part: Part) {
  const { data, edit } = part
  const { t, i18n } = useTranslation('profile')
  if (valueAt(data, ['booking']) === undefined) return null
  const nameOf = (id: string) => {
    const queue = listAt(data, ['queues']).find((one) => textAt(one, ['id']) === id)
    return ownName(queue, i18n.language) || id
  }
  const places = listAt(data, ['booking', 'places'])
  return (
    <fieldset>
      <legend>{t('setting.booking')}</legend>
      <p className="hint">{t('form.bookingAbout')}</p>
      <Openings {...part} />
      <div className="form-row">
        <NumberField
          label={t('setting.leadMinutes')}
          value={textAt(data, ['booking', 'leadMinutes'])}
          {...{ least: 0, most: 10_080, none: '60' }}
          onChange={(value) => edit(['booking', 'leadMinutes'], value)}
        />
        <NumberField
          label={t('setting.changeUntilMinutes')}
          value={textAt(data, ['booking', 'changeUntilMinutes'])}
          {...{ least: 0, most: 20_160, none: '1440' }}
          onChange={(value) => edit(['booking', 'changeUntilMinutes'], value)}
        />
      </div>
      <div className="form-row">
        {places.map((one, index) => (
          <NumberField
            key={textAt(one, ['id'])}
            label={`${t('setting.seats')}${places.length > 1 ? `: ${textAt(one, ['id'])}` : ''}`}
            value={textAt(one, ['seats'])}
            {...{ least: 1, most: 200 }}
            onChange={(value) => edit(['booking', 'places', index, 'seats'], value)}
          />
        ))}
      </div>
      <PlaceHours {...part} />
      <div className="form-row">
        {listAt(data, ['booking', 'matters']).map((one, index) => (
          <NumberField
            key={textAt(one, ['queue'])}
            label={`${t('form.visitsADay')}: ${nameOf(textAt(one, ['queue']))}`}
            value={textAt(one, ['perDay'])}
            {...{ least: 1, most: 5000, none: t('form.noLimit') }}
            onChange={(value) => edit(['booking', 'matters', index, 'perDay'], value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
