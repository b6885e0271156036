import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Longest text to visitors that a setting has, in signs. */
const LONGEST = 300
/** What fits in one line of a field. */
const SHORT = 45

/** A whole number with its name; empty where it may be left out. */
export function NumberField(props: {
  label: string
  value: string
  least: number
  most: number
  /** Says what it means that there is none; left out: there has to be one. */
  none?: string
  onChange: (value: number | undefined) => void
}) {
  const id = useId()
  const { label, value, least, most, none, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const write = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (text.trim() === '') {
      if (none !== undefined) onChange(undefined)
    } else if (Number.isInteger(number) && number >= least && number <= most) onChange(number)
  }
  return (
    <div className="field form-number">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        value={typed ?? value}
        placeholder={none}
        onChange={(event) => write(event.target.value)}
        // What can't be used gives way to what is in force.
        onBlur={() => setTyped(null)}
      />
    </div>
  )
}

/** A text to people, as long as it is. */
export function TextField(props: { label: string; value: string; lang?: string; onChange: (value: string) => void }) {
  const id = useId()
  const { label, value, lang, onChange } = props
  return (
    <div className="field form-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={value}
        lang={lang}
        rows={value.length > SHORT ? 2 : 1}
        maxLength={LONGEST}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

type Window = { from: string; to: string }
const read = (text: string): Window => ({ from: text.slice(0, 5), to: text.slice(6) })
const written = ({ from, to }: Window): string => `${from}-${to}`
/**
 * An hour as a profile has it, of what people type: `8`, `8:30`, `830`, `8.30`. No field of the browser's own: that one
 * knows no 24:00.
 */
const hour = (typed: string): string => {
  const [, hours = '', minutes = '00'] = /^\s*(\d{1,2})(?:[:.,]?(\d\d))?\s*$/.exec(typed) ?? []
  return hours === '' ? typed : `${hours.padStart(2, '0')}:${minutes}`
}
const isHour = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)

/** One hour of the day with its name; what is half typed is not written. */
export function HourField(props: { label: string; value: string; onChange: (hour: string) => void }) {
  const id = useId()
  const { label, value, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const isTime = (text: string) => isHour(text) && text !== '24:00'
  const write = (text: string) => {
    setTyped(text)
    if (isTime(text)) onChange(text)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="form-time"
        value={typed ?? value}
        placeholder="00:00"
        maxLength={5}
        inputMode="numeric"
        aria-invalid={typed !== null && !isTime(typed)}
        onChange={(event) => write(event.target.value)}
        onBlur={() => {
          if (typed !== null && isTime(hour(typed))) onChange(hour(typed))
          setTyped(null)
        }}
      />
    </div>
  )
}

const isWhole = ({ from, to }: Window): boolean => isHour(from) && isHour(to) && from < to

/** Hours of one day, in one part or several; none: closed. What is half typed is nobody's hours yet. */
export function WindowsField(props: {
  name: string
  windows: readonly string[]
  /** What a day without any is called. */
  none: string
  onChange: (windows: string[]) => void
}) {
  const { t } = useTranslation('profile')
  const { name, windows, none, onChange } = props
  const [draft, setDraft] = useState<Window[] | null>(null)
  const shown = draft ?? windows.map(read)
  const change = (next: Window[]) => {
    const isReady = next.every(isWhole)
    setDraft(isReady ? null : next)
    if (isReady) onChange(next.map(written))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields that belong to one day, in a row
    <div className="form-day" role="group" aria-label={name}>
      <span className="form-day-name">{name}</span>
      <span className="form-windows">
        {shown.length === 0 && <span className="form-none">{none}</span>}
        {shown.map((one, index) => (
          <span className="form-window" key={index}>
            {(['from', 'to'] as const).map((end) => (
              <input
                key={end}
                className="form-time"
                value={one[end]}
                placeholder="00:00"
                maxLength={5}
                inputMode="numeric"
                aria-label={t(`form.${end}`, { name })}
                aria-invalid={!isWhole(one)}
                onChange={(event) =>
                  change(shown.map((other, at) => (at === index ? { ...other, [end]: event.target.value } : other)))
                }
                onBlur={() =>
                  change(shown.map((other, at) => (at === index ? { ...other, [end]: hour(other[end]) } : other)))
                }
              />
            ))}
            <button
              type="button"
              className="button icon"
              aria-label={t('form.removeHours', { name })}
              onClick={() => change(shown.filter((_, at) => at !== index))}
            >
              <X aria-hidden="true" />
            </button>
          </span>
        ))}
        <button
          type="button"
          className="button icon"
          aria-label={t('form.addHours', { name })}
          onClick={() => setDraft([...shown, { from: '', to: '' }])}
        >
          <Plus aria-hidden="true" />
        </button>
      </span>
    </div>
  )
}
