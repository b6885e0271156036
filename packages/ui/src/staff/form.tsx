import type { Ack, WireError } from '@poczekalnia/protocol'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What a form was refused with; `unreachable`: the hub did not answer. */
export type FormRefusal = WireError | { code: 'unreachable' }

/** One thing sent at a time, and what came of it. */
export function useSubmit() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<FormRefusal | null>(null)
  const submit = async <Answer extends object>(
    send: () => Promise<Ack<Answer>>,
    done: (answer: Answer) => void,
  ): Promise<void> => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await send()
      if (answer.ok) done(answer)
      else setRefusal(answer.error)
    } catch {
      setRefusal({ code: 'unreachable' })
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, setRefusal, submit }
}

/** A refusal in words; read out at once. */
export function FormMessage({ refusal }: { refusal: FormRefusal | null }) {
  const { t } = useTranslation(['staff', 'errors'])
  const text = () => {
    if (!refusal) return ''
    if (refusal.code === 'unreachable') return t('staff:unreachable')
    if (refusal.code === 'password-unfit') return t(`staff:unfit.${refusal.reason}`, { least: refusal.least })
    const { code, ...facts } = refusal
    return t(`errors:${code}`, { ...facts })
  }
  return (
    <p className="form-message" role="alert" data-shown={refusal !== null}>
      {text()}
    </p>
  )
}

/** A labelled field. A password can be looked at: people mistype what they don't see. */
export function Field(props: {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password'
  autoComplete: string
  hint?: string
  autoFocus?: boolean
}) {
  const { t } = useTranslation('staff')
  const { label, value, onChange, type = 'text', autoComplete, hint } = props
  const [seen, setSeen] = useState(false)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const first = props.autoFocus === true
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input
          ref={input}
          id={id}
          type={type === 'password' && !seen ? 'password' : 'text'}
          value={value}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {type === 'password' && (
          <button
            type="button"
            className="button"
            aria-pressed={seen}
            aria-label={seen ? t('hideOf', { field: label }) : t('showOf', { field: label })}
            onClick={() => setSeen(!seen)}
          >
            {seen ? t('hide') : t('show')}
          </button>
        )}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/**
 * A small form alone on its page: what it is, its fields, what went wrong, one button.
 * @param props.bare it stands in a dialog, which has the title already
 */
export function StaffForm(props: {
  title: string
  bare?: boolean | undefined
  text?: string | undefined
  submit: string
  busy: boolean
  refusal: FormRefusal | null
  onSubmit: () => void
  children: ReactNode
  /** Beside the button. */
  more?: ReactNode
}) {
  const { t } = useTranslation('staff')
  const send = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <form className="staff-form" onSubmit={send}>
      {!props.bare && <h2>{props.title}</h2>}
      {props.text && <p>{props.text}</p>}
      {props.children}
      <FormMessage refusal={props.refusal} />
      <div className="form-buttons">
        <button type="submit" className="button primary" aria-disabled={props.busy}>
          {props.busy ? t('busy') : props.submit}
        </button>
        {props.more}
      </div>
    </form>
  )
}
