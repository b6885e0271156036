import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../shared/select-field.tsx'
import { HourField, NumberField } from './fields.tsx'
import { listAt, textAt } from './form-data.ts'
import { type Part, weekdays } from './sections.tsx'

const opens = ['booking', 'opens'] as const

/**
 * When days become bookable: so many days ahead, or together on days of the week (OLS-5). What is given in a way of its
 * own is only told of: between its opening and its end it must not change.
 */
export function Openings(part: Part) {
  const { t } = useTranslation('profile')
  const { data, edit } = part
  const own = listAt(data, ['booking', 'releases']).map((one) => textAt(one, ['id']))
  return (
    <>
      {textAt(data, [...opens, 'kind']) === 'days-ahead' ? (
        <div className="form-row">
          <NumberField
            label={t('form.daysAhead')}
            value={textAt(data, [...opens, 'days'])}
            {...{ least: 1, most: 366 }}
            onChange={(value) => edit([...opens, 'days'], value)}
          />
          <HourField
            label={t('form.opensAt')}
            value={textAt(data, [...opens, 'at']) || '00:00'}
            onChange={(value) => edit([...opens, 'at'], value)}
          />
        </div>
      ) : (
        listAt(data, [...opens, 'releases']).map((one, index) => <Release key={index} {...{ ...part, one, index }} />)
      )}
      {own.length > 0 && <p className="hint">{t('form.ownWay', { releases: own.join(', ') })}</p>}
    </>
  )
}

/** Days that open together: on which day of the week, at which hour, and which. */
function Release({ edit, one, index }: Part & { one: unknown; index: number }) {
  const { t } = useTranslation('profile')
  const path = [...opens, 'releases', index]
  const name = t('form.opening', { n: index + 1 })
  const days = weekdays.filter((day) => listAt(one, ['for']).includes(day))
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields that belong to one opening, in a row
    <div className="form-entry" role="group" aria-label={name}>
      <div className="form-row">
        <SelectField
          label={t('form.opensOn')}
          value={textAt(one, ['on'])}
          onChange={(value) => edit([...path, 'on'], value)}
        >
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {t(`setting.${day}`)}
            </option>
          ))}
        </SelectField>
        <HourField
          label={t('form.opensAt')}
          value={textAt(one, ['at'])}
          onChange={(value) => edit([...path, 'at'], value)}
        />
      </div>
      <fieldset className="form-days">
        <legend>{t('form.opensFor')}</legend>
        {weekdays.map((day) => (
          <label key={day} className="check">
            <input
              type="checkbox"
              checked={days.includes(day)}
              // One day has to be left.
              disabled={days.length === 1 && days.includes(day)}
              onChange={({ target }) =>
                edit(
                  [...path, 'for'],
                  weekdays.filter((other) => (other === day ? target.checked : days.includes(other))),
                )
              }
            />
            {t(`setting.${day}`)}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
