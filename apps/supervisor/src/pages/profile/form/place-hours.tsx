import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { WindowsField } from './fields.tsx'
import { listAt, textAt, valueAt, windowsAt } from './form-data.ts'
import { type Part, weekdays } from './sections.tsx'

/** When places are there: in the hours of the visits, or in hours of their own. */
export function PlaceHours({ data, edit }: Part) {
  const { t } = useTranslation('profile')
  return listAt(data, ['booking', 'places']).map((place, index) => {
    const id = textAt(place, ['id'])
    const path = ['booking', 'places', index, 'hours']
    const hasOwn = valueAt(place, ['hours']) !== undefined
    // Begun with the office's own: what is left out is no place.
    const begin = () => {
      const hours = weekdays.flatMap((day) => {
        const windows = windowsAt(data, ['hours', day])
        return windows.length > 0 ? [[day, windows] as const] : []
      })
      edit(path, Object.fromEntries(hours))
    }
    return (
      <fieldset key={id} className="form-places">
        <legend>{t('form.placeHours', { places: id })}</legend>
        {!hasOwn && <p className="hint">{t('form.asVisits')}</p>}
        {hasOwn &&
          weekdays.map((day) => (
            <WindowsField
              key={day}
              name={t(`setting.${day}`)}
              windows={windowsAt(place, ['hours', day])}
              none={t('form.noPlaces')}
              onChange={(windows) => edit([...path, day], windows.length > 0 ? windows : undefined)}
            />
          ))}
        <button type="button" className="button" onClick={hasOwn ? () => edit(path, undefined) : begin}>
          {hasOwn ? <X aria-hidden="true" /> : <Plus aria-hidden="true" />}
          {t(hasOwn ? 'form.likeVisits' : 'form.ownHours')}
        </button>
      </fieldset>
    )
  })
}
