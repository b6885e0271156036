import { localized } from '@poczekalnia/ui'
import { Field } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { type Choice, Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** A ticket goes first, on a ground of the office's list; or no longer. */
export function PriorityDialog(props: { onDone: (number: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const [number, setNumber] = useState('')
  // None to begin with: a ground that nobody chose would stand in the log as the visitor's.
  const [ground, setGround] = useState<string | null | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const ticket = number.trim().toUpperCase()
  const choices: Choice<string | null>[] = [
    ...(view.grounds ?? []).map(({ id, name }) => ({ id, name: localized(name, language) })),
    { id: null, name: t('board.priorityNone') },
  ]
  return (
    <DialogForm
      title={t('board.priorityTitle')}
      confirm={t('people.save')}
      act={() => {
        setTried(true)
        return ground === undefined ? null : send('give-priority', { ticket, ground })
      }}
      missing={tried && ground === undefined ? t('board.priorityChoose') : null}
      onDone={() => props.onDone(ticket)}
      onClose={props.onClose}
    >
      <Field
        label={t('log.number')}
        value={number}
        onChange={setNumber}
        autoComplete="off"
        hint={t('board.priorityHint')}
        autoFocus
      />
      <Choices title={t('board.priorityGround')} choices={choices} chosen={ground} onChoose={setGround} />
    </DialogForm>
  )
}
