import { Sentence } from '@poczekalnia/ui'
import { Fragment } from 'react'
import { pieces } from './pieces.ts'

/** A text in which what belongs together stays on one line, and words of another language say which. */
export function Unbroken({ text }: { text: string }) {
  return <Sentence text={text} set={set} />
}

const set = (words: string) =>
  pieces(words).map(({ text, whole }, at) =>
    whole ? (
      <span className="unbroken" key={at}>
        {text}
      </span>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  )
