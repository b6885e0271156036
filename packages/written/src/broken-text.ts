import type { WordableFault } from './faults.ts'
import { placesIn } from './place.ts'

/**
 * Signs that no text here has, by what put them there. YAML and Markdown allow none of the control characters either.
 */
const kinds = [
  {
    code: 'LOST_CHARACTER',
    signs: /\uFFFD/,
    expected: 'a letter was lost here when the text was converted; write it anew and save the file as UTF-8',
  },
  {
    code: 'LONE_SURROGATE',
    signs: /\p{Surrogate}/u,
    expected: 'half a character stands here; write it anew',
  },
  {
    code: 'OLD_LINE_END',
    signs: /\r(?!\n)/,
    expected: 'this line ends as files of old computers do (CR alone); save the file with line ends LF',
  },
  {
    code: 'CONTROL_CHARACTER',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    signs: /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\uFEFF\uFFFE\uFFFF]/,
    expected: 'an invisible control character stands here; delete it',
  },
] as const

/** What a text has that no text should, the first of each kind: damaged letters, control characters. */
export function brokenText(text: string): WordableFault[] {
  const placeOf = placesIn(text)
  return kinds.flatMap(({ code, signs, expected }) => {
    const at = signs.exec(text)?.index
    return at === undefined ? [] : [{ ...placeOf(at), path: '', expected, what: { kind: 'yaml', code } }]
  })
}

/** Whether a text has any of them. */
export const isBroken = (text: string): boolean => kinds.some(({ signs }) => signs.test(text))

/** A text without the mark that some editors begin UTF-8 with. */
export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text)
