import { directionOf, languageParts } from '@poczekalnia/protocol'
import { Fragment, type ReactNode } from 'react'

/**
 * A sentence in which what is in another language says so (`inSentence`), by its sound and its direction.
 * @param props.set how words of one language are set; as they are when left out
 */
export function Sentence({ text, set = (words) => words }: { text: string; set?: (words: string) => ReactNode }) {
  return languageParts(text).map(({ text, language }, at) =>
    language === null ? (
      <Fragment key={at}>{set(text)}</Fragment>
    ) : (
      <span lang={language} dir={directionOf(language)} key={at}>
        {set(text)}
      </span>
    ),
  )
}
