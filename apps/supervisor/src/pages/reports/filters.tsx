import { type ReportGroup, reportGroups } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { type Dates, fittingDivision, type Period, periods } from './period.ts'

export type Chosen = { period: Period; own: Dates; by: ReportGroup; queue: string }

/** Radio buttons that look like one control. */
function Segments<Value extends string>(props: {
  label: string
  values: readonly Value[]
  value: Value
  word(value: Value): string
  onChoose(value: Value): void
}) {
  const { label, values, value, word, onChoose } = props
  const name = useId()
  return (
    <fieldset className="segments">
      <legend>{label}</legend>
      <div>
        {values.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} />
            <span>{word(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Which days, divided how, of which queue. */
export function Filters({ chosen, onChoose }: { chosen: Chosen; onChoose(chosen: Chosen): void }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const { period, own, by, queue } = chosen
  const id = useId()
  const change = (some: Partial<Chosen>) => onChoose({ ...chosen, ...some })
  const choosePeriod = (next: Period) => {
    change({ period: next, by: fittingDivision(next, by) })
  }
  return (
    <div className="toolbar report-filters">
      <Segments
        label={t('period.label')}
        values={periods}
        value={period}
        word={(one) => t(`period.${one}`)}
        onChoose={choosePeriod}
      />
      {period === 'own' && (
        <div className="own-dates">
          {(['from', 'to'] as const).map((end) => (
            <div className="field" key={end}>
              <label htmlFor={`${id}-${end}`}>{t(`period.${end}`)}</label>
              <input
                id={`${id}-${end}`}
                type="date"
                value={own[end]}
                onChange={(event) => change({ own: { ...own, [end]: event.target.value } })}
              />
            </div>
          ))}
        </div>
      )}
      <Segments
        label={t('by.label')}
        values={reportGroups}
        value={by}
        word={(one) => t(`by.${one}`)}
        onChoose={(one) => change({ by: one })}
      />
      <div className="field">
        <label htmlFor={`${id}-queue`}>{t('queue.label')}</label>
        <select id={`${id}-queue`} value={queue} onChange={(event) => change({ queue: event.target.value })}>
          <option value="">{t('queue.all')}</option>
          {view.queues.map((one) => (
            <option key={one.id} value={one.id}>
              {one.prefix} · {localized(one.name, language)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
