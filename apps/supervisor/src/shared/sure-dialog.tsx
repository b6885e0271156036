import type { Ack } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * Asks once more, does it, and says what stood against it. The focus begins on "back": a second Enter removes nothing.
 * @param props.children what will be
 * @param props.ready whether its button works already; left out: at once
 */
export function SureDialog<Answer extends object>(props: {
  title: string
  children: ReactNode
  confirm: string
  ready?: boolean
  act: () => Promise<Ack<Answer>>
  onDone: (answer: Answer) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { ready } = props
  const { busy, refusal, submit } = useSubmit()
  return (
    <Dialog title={props.title} back={t('supervisor:back')} startsAtBack={ready === undefined} onClose={props.onClose}>
      {props.children}
      <FormMessage refusal={refusal} />
      <button
        type="button"
        className="button primary"
        aria-disabled={busy || ready === false}
        onClick={() => ready !== false && void submit(props.act, props.onDone)}
      >
        {props.confirm}
      </button>
    </Dialog>
  )
}
