import { Dialog, localized } from '@poczekalnia/ui'
import { Field, FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** A ticket goes first, on a ground of the office's list; or no longer. */
export function PriorityDialog(props: { onDone: (number: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const [number, setNumber] = useState('')
  // None to begin with: a ground that nobody chose would stand in the log as the visitor's.
  const [ground, setGround] = useState<string | null | undefined>(undefined)
  const [asked, setAsked] = useState(false)
  const { busy, refusal, submit } = useSubmit()
  const give = (event: FormEvent) => {
    event.preventDefault()
    setAsked(ground === undefined)
    if (ground === undefined) return
    const ticket = number.trim().toUpperCase()
    void submit(
      () => send('give-priority', { ticket, ground }),
      () => props.onDone(ticket),
    )
  }
  const choices = [
    ...(view.grounds ?? []).map(({ id, name }) => ({ id: id as string | null, name: localized(name, language) })),
    { id: null, name: t('board.priorityNone') },
  ]
  return (
    <Dialog title={t('board.priorityTitle')} back={t('back')} onClose={props.onClose}>
      <form className="stack-form" onSubmit={give}>
        <Field
          label={t('log.number')}
          value={number}
          onChange={setNumber}
          autoComplete="off"
          hint={t('board.priorityHint')}
          autoFocus
        />
        <fieldset className="choices">
          <legend>{t('board.priorityGround')}</legend>
          {choices.map(({ id, name }) => (
            <label key={id ?? ''} className="check">
              <input type="radio" name="ground" checked={ground === id} onChange={() => setGround(id)} />
              {name}
            </label>
          ))}
        </fieldset>
        {asked && ground === undefined ? (
          <p className="form-message" role="alert" data-shown>
            {t('board.priorityChoose')}
          </p>
        ) : (
          <FormMessage refusal={refusal} />
        )}
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('people.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
