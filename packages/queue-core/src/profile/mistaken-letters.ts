import { languageFacts, type MistakenLetter } from '@poczekalnia/protocol'
import type { Profile } from './schema.ts'

/**
 * Capitals that look like one of Cyrillic and are said otherwise: who reads Cyrillic takes `B012` for "ve" and listens
 * for that, while the voice says "be". A, E, I, K, M, O and T look and sound alike; the other letters look like none.
 */
const cyrillic: Readonly<Record<string, string>> = { B: 'В', C: 'С', H: 'Н', P: 'Р', X: 'Х', Y: 'У' }

/**
 * Prefixes that can be taken for letters of the other alphabet (ACC-7), in the order of the profile; none where nobody
 * is spoken to in another. A profile with them is right; whoever wrote it should know.
 */
export function mistakenLetters({ queues, languages }: Profile): MistakenLetter[] {
  if (!languages.some((language) => languageFacts[language].script === 'Cyrl')) return []
  return queues.flatMap(({ id: queue, prefix }) =>
    [...prefix].flatMap((letter) => {
      const taken = cyrillic[letter]
      return taken === undefined ? [] : [{ queue, prefix, letter, takenFor: taken }]
    }),
  )
}
