import type { Language } from '@poczekalnia/protocol'
import { languageNames } from '@poczekalnia/ui'
import type { YamlPath, YamlValue } from '@poczekalnia/written/edit-yaml'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { NumberField, TextField, WindowsField } from './fields.tsx'
import { type FormData, listAt, ownName, textAt, valueAt, windowsAt } from './form-data.ts'

/** What each part of the form is given: what the text says, and the way to change it. */
export type Part = {
  data: FormData
  edit: (path: YamlPath, value: YamlValue) => void
  /** First day that a new special day may be, `YYYY-MM-DD`. */
  tomorrow: string
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const isWalkIn = (queue: unknown): boolean => valueAt(queue, ['kind']) === 'walk-in'

/** The languages that the office words its texts in, Polish first. */
const ownLanguages = (data: FormData): Language[] => {
  const own = listAt(data, ['languages'])
  return (Object.keys(languageNames) as Language[]).filter((language) => language === 'pl' || own.includes(language))
}

/** A text in each language of the office. */
function Wording({ data, edit, path }: Part & { path: YamlPath }) {
  const { t } = useTranslation('profile')
  return ownLanguages(data).map((language) => (
    <TextField
      key={language}
      lang={language}
      label={t(`setting.${language}`)}
      value={textAt(data, [...path, language])}
      onChange={(text) => edit([...path, language], text === '' && language !== 'pl' ? undefined : text)}
    />
  ))
}

/** When the office works, and when each queue without bookings gives tickets. */
export function Hours({ data, edit }: Part) {
  const { t, i18n } = useTranslation('profile')
  const week = (path: YamlPath, none: string) =>
    weekdays.map((day) => (
      <WindowsField
        key={day}
        name={t(`setting.${day}`)}
        windows={windowsAt(data, [...path, day])}
        none={none}
        onChange={(windows) => edit([...path, day], windows.length > 0 ? windows : undefined)}
      />
    ))
  return (
    <>
      <fieldset>
        <legend>{t('setting.hours')}</legend>
        {week(['hours'], t('week.closed'))}
      </fieldset>
      {listAt(data, ['queues']).map((queue, index) =>
        isWalkIn(queue) ? (
          <fieldset key={textAt(queue, ['id'])}>
            <legend>
              {t('setting.tickets')}: {ownName(queue, i18n.language)}
            </legend>
            {week(['queues', index, 'tickets'], t('week.noTickets'))}
          </fieldset>
        ) : null,
      )}
    </>
  )
}

/** Days off and days with other hours. */
export function SpecialDays(part: Part) {
  const { t } = useTranslation('profile')
  const { data, edit, tomorrow } = part
  const days = listAt(data, ['specialDays'])
  const add = () => {
    const name = Object.fromEntries(
      ownLanguages(data).map((language) => [language, t('form.dayName', { lng: language })]),
    )
    edit(['specialDays', days.length], { date: tomorrow, hours: [], name })
  }
  return (
    <fieldset>
      <legend>{t('setting.specialDays')}</legend>
      {days.map((day, index) => {
        const path = ['specialDays', index]
        const date = textAt(day, ['date'])
        return (
          <div className="form-entry" key={index}>
            <div className="form-row">
              <div className="field">
                <label htmlFor={`special-${index}`}>{t('setting.date')}</label>
                <input
                  id={`special-${index}`}
                  type="date"
                  value={date}
                  onChange={(event) => event.target.value && edit([...path, 'date'], event.target.value)}
                />
              </div>
              <WindowsField
                name={t('setting.hours')}
                windows={windowsAt(day, ['hours'])}
                none={t('week.closed')}
                onChange={(windows) => edit([...path, 'hours'], windows)}
              />
              <Remove
                label={t('form.remove', { what: date })}
                onClick={() => edit(days.length > 1 ? path : ['specialDays'], undefined)}
              />
            </div>
            <div className="form-row">
              <Wording {...part} path={[...path, 'name']} />
            </div>
          </div>
        )
      })}
      <Add label={t('form.addDay')} onClick={add} />
    </fieldset>
  )
}

/** The figures that an office turns: how late, how early, how many. */
export function Limits({ data, edit }: Part) {
  const { t, i18n } = useTranslation('profile')
  const number = (path: YamlPath, least: number, most: number, none?: string) => (
    <NumberField
      label={t(`setting.${path.at(-1)}`)}
      value={textAt(data, path)}
      {...{ least, most, ...(none !== undefined && { none }) }}
      onChange={(value) => edit(path, value)}
    />
  )
  return (
    <>
      <fieldset>
        <legend>{t('setting.checkIn')}</legend>
        <div className="form-row">
          {number(['checkIn', 'opensMinutesBefore'], 0, 1440)}
          {number(['checkIn', 'graceMinutes'], 0, 120)}
          {number(['checkIn', 'arriveMinutesBefore'], 0, 120)}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('setting.calls')}</legend>
        <div className="form-row">
          {number(['calls', 'recallsBeforeAbsent'], 0, 10)}
          {number(['calls', 'takeBackMinutes'], 0, 600)}
        </div>
      </fieldset>
      {listAt(data, ['queues']).map((queue, index) =>
        isWalkIn(queue) ? (
          <fieldset key={textAt(queue, ['id'])}>
            <legend>{ownName(queue, i18n.language)}</legend>
            <div className="form-row">
              <NumberField
                label={t('setting.perDay')}
                value={textAt(queue, ['limit', 'perDay'])}
                {...{ least: 1, most: 5000, none: t('form.noLimit') }}
                onChange={(value) =>
                  value === undefined
                    ? edit(['queues', index, 'limit'], undefined)
                    : edit(['queues', index, 'limit', 'perDay'], value)
                }
              />
              <NumberField
                label={`${t('setting.stopWhenTooManyWait')}: ${t('setting.marginMinutes')}`}
                value={textAt(queue, ['stopWhenTooManyWait', 'marginMinutes'])}
                {...{ least: 0, most: 120, none: t('form.off') }}
                onChange={(value) =>
                  value === undefined
                    ? edit(['queues', index, 'stopWhenTooManyWait'], undefined)
                    : edit(['queues', index, 'stopWhenTooManyWait', 'marginMinutes'], value)
                }
              />
            </div>
          </fieldset>
        ) : null,
      )}
    </>
  )
}

/** What a supervisor often has to say. */
export function Messages(part: Part) {
  const { t } = useTranslation('profile')
  const { data, edit } = part
  const messages = listAt(data, ['messages'])
  const add = () => {
    const known = new Set(messages.map((one) => textAt(one, ['id'])))
    let number = messages.length + 1
    while (known.has(`message-${number}`)) number++
    const text = Object.fromEntries(
      ownLanguages(data).map((language) => [language, t('form.newMessage', { lng: language })]),
    )
    edit(['messages', messages.length], { id: `message-${number}`, text })
  }
  return (
    <fieldset>
      <legend>{t('setting.messages')}</legend>
      {messages.map((message, index) => (
        <div className="form-entry" key={textAt(message, ['id'])}>
          <Wording {...part} path={['messages', index, 'text']} />
          <Remove
            label={t('form.remove', { what: textAt(message, ['text', 'pl']) })}
            onClick={() => edit(messages.length > 1 ? ['messages', index] : ['messages'], undefined)}
          />
        </div>
      ))}
      <Add label={t('form.addMessage')} onClick={add} />
    </fieldset>
  )
}

const Add = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" className="button" onClick={onClick}>
    <Plus aria-hidden="true" />
    {label}
  </button>
)
const Remove = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" className="button icon form-remove" aria-label={label} onClick={onClick}>
    <Trash2 aria-hidden="true" />
  </button>
)
