import type { Ack } from '@poczekalnia/protocol'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import type { ReactNode } from 'react'

/** A button that does something at once; what stands against it is said beside it. */
export function ActButton(props: {
  act: () => Promise<Ack>
  onDone: () => void
  primary?: boolean
  /** What it does in full, where its own words need the row around them. */
  label?: string
  children: ReactNode
}) {
  const { busy, refusal, submit } = useSubmit()
  return (
    <>
      <button
        type="button"
        className={props.primary ? 'button primary' : 'button'}
        aria-disabled={busy}
        aria-label={props.label}
        onClick={() => submit(props.act, props.onDone)}
      >
        {props.children}
      </button>
      {refusal && <FormMessage refusal={refusal} />}
    </>
  )
}
