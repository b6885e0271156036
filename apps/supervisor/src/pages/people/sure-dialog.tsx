import type { Ack } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { useTranslation } from 'react-i18next'

/** Asks once more, does it, and says what stood against it. */
export function SureDialog<Answer extends object>(props: {
  title: string
  text: string
  confirm: string
  act: () => Promise<Ack<Answer>>
  onDone: (answer: Answer) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { busy, refusal, submit } = useSubmit()
  return (
    <Dialog title={props.title} back={t('back')} onClose={props.onClose}>
      <p>{props.text}</p>
      <FormMessage refusal={refusal} />
      <button
        type="button"
        className="button primary"
        // biome-ignore lint/a11y/noAutofocus: the question is what was asked for a moment ago
        autoFocus
        aria-disabled={busy}
        onClick={() => submit(props.act, props.onDone)}
      >
        {props.confirm}
      </button>
    </Dialog>
  )
}
