import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceDialog } from './choice-dialog.tsx'
import type { ChoiceSection } from './choice-keys.ts'

/** Longest note that the hub takes. */
export const NOTE_SIGNS = 500

/** Where the visitor goes next, and what the next clerk should know. */
export function TransferDialog(props: {
  view: CounterView
  language: Language
  onTransfer: (payload: Record<string, unknown>) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, language, onTransfer } = props
  const [note, setNote] = useState('')
  const field = useId()
  const visitor = view.desk?.visitor
  const written = note.trim()
  const send = (to: { queue: string } | { desk: number }) =>
    onTransfer({ ...to, ...(written !== '' && { note: written }) })

  const queues = view.queues
    .filter(({ id }) => id !== visitor?.queue)
    .map(({ id, name }) => ({ id, label: localized(name, language), choose: () => send({ queue: id }) }))
  const desks = view.desks
    .filter(({ mine, state }) => !mine && state !== 'closed')
    .map(({ number }) => ({ id: String(number), label: String(number), choose: () => send({ desk: number }) }))
  const sections: ChoiceSection[] = [{ title: t('dialog.toQueue'), choices: queues }]
  if (desks.length > 0) sections.push({ title: t('dialog.toDesk'), choices: desks, compact: true })
  return (
    <ChoiceDialog
      title={t('dialog.transferTitle', { number: visitor?.number ?? '' })}
      sections={sections}
      onClose={props.onClose}
    >
      <div className="field">
        <label htmlFor={field}>{t('note.forNext')}</label>
        <textarea
          id={field}
          rows={2}
          maxLength={NOTE_SIGNS}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </ChoiceDialog>
  )
}
