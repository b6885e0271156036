import type { Localized } from '@poczekalnia/protocol'
import { languageOf, localized } from '@poczekalnia/ui'
import type { CardEntry, CardPart, CardPiece } from './card-pages.ts'
import { useKiosk } from './kiosk-context.ts'

/** A thing's name in the visitor's language, and in Polish below it, as the clerk calls it. */
function Name({ name, goesOn }: { name: Localized; goesOn: boolean }) {
  const { state } = useKiosk()
  const own = languageOf(name, state.language)
  return (
    <>
      <p className="name" lang={own}>
        {localized(name, state.language)}
        {goesOn && ' …'}
      </p>
      {own !== 'pl' && !goesOn && (
        <p className="polish" lang="pl">
          {name.pl}
        </p>
      )}
    </>
  )
}

/** One thing of a card's list on a page. */
export function Entry({ entry }: { entry: CardEntry }) {
  return (
    <>
      {entry.name && <Name name={entry.name} goesOn={entry.goesOn} />}
      {entry.texts.map((text) => (
        <p key={text} lang="pl">
          {text}
        </p>
      ))}
    </>
  )
}

/** Pieces put together again to the paragraphs that they were cut from, with the letters of each. */
function paragraphsOf(pieces: readonly CardPiece[]) {
  const paragraphs: { name: Localized | null; text: string; lengths: number[] }[] = []
  for (const { name, text, goesOn, sameParagraph } of pieces) {
    const last = paragraphs.at(-1)
    if (sameParagraph && last) {
      last.text += ` ${text}`
      last.lengths.push(text?.length ?? 0)
    } else paragraphs.push({ name: goesOn ? null : name, text: text ?? '', lengths: [text?.length ?? 0] })
  }
  return paragraphs
}

/**
 * Every paragraph of a card laid out as on a page, for `useCardPages` to measure; there for no longer than one layout
 * takes.
 */
export function CardMeasure(props: {
  parts: readonly CardPart[]
  foot: (part: CardPart, first: boolean) => React.ReactNode
}) {
  const { state } = useKiosk()
  return (
    <div className="measure" aria-hidden>
      {props.parts.map((part, number) => (
        <div data-measure="part" key={part.heading.pl}>
          <h1 data-measure="heading">{localized(part.heading, state.language)}</h1>
          <ul className="papers" data-measure="list">
            {paragraphsOf(part.pieces).map(({ name, text, lengths }, i) => (
              <li data-measure="paragraph" data-lengths={lengths.join(' ')} key={`${i} ${name?.pl}`}>
                <div data-measure="head">{name && <Name name={name} goesOn={false} />}</div>
                <p data-measure="text">{text}</p>
              </li>
            ))}
          </ul>
          <ul>
            {part.pieces.map((piece, i) => (
              <li className="papers" data-measure="name" key={`${i} ${piece.name?.pl}`}>
                {piece.name && <Name name={piece.name} goesOn />}
              </li>
            ))}
          </ul>
          {props.foot(part, number === 0)}
        </div>
      ))}
    </div>
  )
}
