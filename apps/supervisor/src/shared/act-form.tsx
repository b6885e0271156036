import type { Ack } from '@poczekalnia/protocol'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import type { FormEvent, ReactNode } from 'react'

export type ActFormProps<Answer extends object> = {
  /** Words of the button that sends it. */
  confirm: string
  /** Sends what was filled in; `null` when something is still missing, which `missing` says. */
  act: () => Promise<Ack<Answer>> | null
  /** What has to be filled in first, said in place of a refusal. */
  missing?: string | null
  onDone: (answer: Answer) => void
  /** The fields. */
  children: ReactNode
}

/** Fields one below the other, what stood against them, and the button that sends them, once at a time. */
export function ActForm<Answer extends object>(props: ActFormProps<Answer> & { labelledBy?: string }) {
  const { confirm, act, missing, onDone, labelledBy, children } = props
  const { busy, refusal, submit } = useSubmit()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const sending = busy ? null : act()
    if (sending) void submit(() => sending, onDone)
  }
  return (
    <form className="stack-form" onSubmit={send} aria-labelledby={labelledBy}>
      {children}
      {missing ? (
        <p className="form-message" role="alert" data-shown>
          {missing}
        </p>
      ) : (
        <FormMessage refusal={refusal} />
      )}
      <div className="form-buttons">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {confirm}
        </button>
      </div>
    </form>
  )
}
