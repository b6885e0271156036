import { z } from 'zod'
import { misleadingSign, showsSomething } from './misleading-sign.ts'

/**
 * Texts that come from outside. Whatever takes one takes it as one of these: text that is no Unicode can be kept in no
 * database and printed on no paper, and a control character ends a text in some programs and not in others.
 */

/** Longest id, and longest key of an act, in characters. */
export const LONGEST_ID = 64

/**
 * Length of a text in characters (Unicode code points), as SQLite counts them too.
 * @example lengthOf('🙂') // 1
 */
export const lengthOf = (text: string): number => [...text].length

const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** As `controls`, where lines and tabs belong. */
const controlsInLines = /[^\P{Cc}\t\n\r]/u

/**
 * What is wrong with a text, as what is expected in its place; `null`: nothing.
 * @param most characters at most
 * @param lines whether it may have several lines
 */
export function textFault(text: string, most: number, lines = false): string | null {
  // One or two units of a string make a character: what is short enough or far too long need not be counted.
  if (text.length > most && (text.length > 2 * most || lengthOf(text) > most)) return `at most ${most} characters`
  if (!text.isWellFormed()) return 'well-formed Unicode, without half a character'
  if ((lines ? controlsInLines : controls).test(text))
    return lines ? 'no control characters but tabs and line breaks' : 'one line without control characters'
  return null
}

const sound = (most: number, lines?: boolean) => (context: z.core.ParsePayload<string>) => {
  const message = textFault(context.value, most, lines)
  if (message !== null) context.issues.push({ code: 'custom', message, input: context.value, continue: false })
}

/** That others read a text as it is kept: it shows something, and nothing in it hides or turns letters. */
export const legible = (context: z.core.ParsePayload<string>): void => {
  const found = misleadingSign(context.value)
  const message = found
    ? `no sign that hides or turns letters: ${found.sign} at place ${found.at}`
    : 'a text that shows something'
  if (found || !showsSomething(context.value))
    context.issues.push({ code: 'custom', message, input: context.value, continue: false })
}

const atLeast = (least: number) => `at least ${least} character${least === 1 ? '' : 's'}`

/** One line, as it is. */
export const line = (most: number, least = 1) => z.string().min(least, atLeast(least)).check(sound(most))

/** Several lines, as they are. */
export const lines = (most: number, least = 1) => z.string().min(least, atLeast(least)).check(sound(most, true))

/** What somebody wrote in one line, without the white space around it. */
export const words = (most: number) => z.string().trim().min(1, atLeast(1)).check(sound(most))

/** What somebody wrote for others in one line or several, without the white space around it. */
export const paragraphs = (most: number) => z.string().trim().min(1, atLeast(1)).check(sound(most, true)).check(legible)

/** What somebody or something is called, in one line. */
export const nameText = (most: number) => words(most).check(legible)

/** An id, or a key that a client invents. */
export const idText = line(LONGEST_ID)
