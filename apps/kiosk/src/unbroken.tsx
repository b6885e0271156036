import { Fragment } from 'react'
import { pieces } from './pieces.ts'

/** A text in which what belongs together stays on one line. */
export function Unbroken({ text }: { text: string }) {
  return pieces(text).map(({ text, whole }, at) =>
    whole ? (
      <span className="unbroken" key={at}>
        {text}
      </span>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  )
}
