import type { Localized } from '@poczekalnia/protocol'
import { directionOf, languageOf, localized } from '@poczekalnia/ui'
import { Fragment, type ReactNode } from 'react'
import type { CardEntry, CardPart, CardStack } from './card-pages.ts'
import { useKiosk } from './kiosk-context.ts'
import { OfficeText } from './office-text.tsx'

/** A thing's name in the visitor's language, and in Polish below it, as the clerk calls it. */
function Name({ name }: { name: Localized }) {
  const { state } = useKiosk()
  const own = languageOf(name, state.language)
  return (
    <>
      <p className="name" lang={own} dir={directionOf(own)}>
        {localized(name, state.language)}
      </p>
      {own !== 'pl' && (
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
      {entry.name && <Name name={entry.name} />}
      {entry.text !== null && <p lang="pl">{entry.text}</p>}
    </>
  )
}

/** What a card is about, for who reads it first. */
export function Lead({ text }: { text: Localized }) {
  const { state } = useKiosk()
  return (
    <p
      className="lead"
      data-measure="lead"
      lang={languageOf(text, state.language)}
      dir={directionOf(languageOf(text, state.language))}
    >
      {localized(text, state.language)}
    </p>
  )
}

/** Things side by side with others of their page, each stack under its heading. */
export function Columns({ columns, of }: { columns: CardStack[][]; of: number }) {
  return (
    <div className="columns" data-columns={of}>
      {columns.map((stacks) => (
        <div className="column" key={keyOf(stacks[0]?.entries[0])}>
          {stacks.map(({ heading, entries }) => (
            <Fragment key={keyOf(entries[0])}>
              {heading && (
                <h2>
                  <OfficeText text={heading} />
                </h2>
              )}
              <ul className="papers">
                {entries.map((entry) => (
                  <li key={keyOf(entry)}>
                    <Entry entry={entry} />
                  </li>
                ))}
              </ul>
            </Fragment>
          ))}
        </div>
      ))}
    </div>
  )
}

const keyOf = (entry: CardEntry | undefined) => `${entry?.name?.pl} ${entry?.text}`

/** A card laid out as on its pages, for `useCardPages` to measure; there for no longer than one layout takes. */
export function CardMeasure(props: { parts: readonly CardPart[]; columns: number; feet: ReactNode }) {
  return (
    <div className="measure" aria-hidden>
      {props.parts.map((part) => (
        <div data-measure="part" key={part.heading.pl}>
          <h1 data-measure="heading">
            <OfficeText text={part.heading} />
          </h1>
          {part.lead && <Lead text={part.lead} />}
          <div className="columns" data-columns={props.columns}>
            <div className="column">
              <h2 data-measure="below">
                <OfficeText text={part.heading} />
              </h2>
              <ul className="papers" data-measure="list">
                {part.entries.map((entry, i) => (
                  <li data-measure="entry" key={`${i} ${entry.name?.pl}`}>
                    <Entry entry={entry} />
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </div>
      ))}
      {props.feet}
    </div>
  )
}
