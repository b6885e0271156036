import { Fragment } from 'react'

/** A range with its unit, "25-40 min": a line that ends after the hyphen would say 25. */
const range = /(\d[\d:]*-\d[\d:]*(?:\u00a0\S+)?)/

/** A text whose ranges stay in one piece. */
export function Unbroken({ text }: { text: string }) {
  return text.split(range).map((part, at) =>
    at % 2 === 1 ? (
      <span className="unbroken" key={part}>
        {part}
      </span>
    ) : (
      <Fragment key={part}>{part}</Fragment>
    ),
  )
}
