import { type CounterView, type Language, ticketNumber } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceDialog } from './choice-dialog.tsx'
import type { Choice } from './choice-keys.ts'

/**
 * Who goes first, and on what ground: who is here, from when they wait again, or who waits. The number first, then the
 * ground by its key. Who has priority can lose it again, and who can't go first yet is told apart.
 */
export function PriorityDialog(props: {
  view: CounterView
  language: Language
  /** Number to begin with, `''`: it is typed. */
  number: string
  wallTime: (timestamp: string) => string
  onGive: (ticket: string, ground: string | null) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, language, onGive } = props
  const [typed, setTyped] = useState(props.number)
  const field = useId()
  const box = useRef<HTMLInputElement>(null)
  const wanted = ticketNumber(typed)
  const visitor = view.desk?.visitor
  const isHere = visitor?.number === wanted
  const known = isHere ? visitor : view.waiting.find(({ number }) => number === wanted)

  const notYet = whenFirst()
  /** From when on priority counts for this number, where that is not at once. */
  function whenFirst(): string | null {
    const number = wanted
    if (isHere) return t('priority.atDesk', { number })
    const waits = view.waiting.find((one) => one.number === number)
    if (waits?.kind === 'booked' && !waits.due) return t('priority.early', { number, hour: waits.hour })
    const away = view.away.find((one) => one.number === number)
    if (away) return t('priority.away', { number, time: props.wallTime(away.until) })
    return view.absent.some((one) => one.number === number) ? t('priority.absent', { number }) : null
  }

  const give = (ground: string | null) => {
    if (wanted) onGive(wanted, ground)
    else box.current?.focus()
  }
  const choices: Choice[] = (view.grounds ?? []).map(({ id, name }) => ({
    id,
    label:
      known?.priority === id ? t('priority.has', { ground: localized(name, language) }) : localized(name, language),
    choose: () => give(id),
  }))
  if (known?.priority) choices.push({ id: '', label: t('priority.takeBack'), choose: () => give(null) })

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || !wanted) return
    event.preventDefault()
    event.currentTarget.closest('.choices')?.querySelector('button')?.focus()
  }
  return (
    <ChoiceDialog
      title={t('priority.title')}
      sections={[{ title: t('priority.ground'), choices }]}
      onClose={props.onClose}
    >
      <div className="call-form">
        <label htmlFor={field}>{t('dialog.callLabel')}</label>
        <input
          ref={box}
          id={field}
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={pressed}
        />
      </div>
      {notYet && <p className="hint">{notYet}</p>}
    </ChoiceDialog>
  )
}
