import { capital, datesOf, type Language } from '@poczekalnia/protocol'

/** Written once each: making one takes longer than all the rest of a page. */
const written = new Map<string, string>()
const MOST_WRITTEN = 5_000

/**
 * A calendar day with its weekday, written for the start of a line: `Czwartek, 19 listopada 2026`.
 *
 * @param date `YYYY-MM-DD`
 * @param place `within`: as it stands inside a sentence
 * @throws RangeError when it is not a date
 */
export function longDate(date: string, language: Language, place: 'start' | 'within' = 'start'): string {
  return once(date, language, place, 'numeric')
}

/** A day under a heading that has its year: `Czwartek, 19 listopada`. @param date `YYYY-MM-DD` */
export const dayInYear = (date: string, language: Language): string => once(date, language, 'start', undefined)

function once(date: string, language: Language, place: 'start' | 'within', year: 'numeric' | undefined): string {
  const key = `${date} ${language} ${place} ${year}`
  const known = written.get(key)
  if (known !== undefined) return known
  const dated = Temporal.PlainDate.from(date).toLocaleString(datesOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year,
  })
  // As every other text of the house has it: the typographic apostrophe.
  // “р.” and “г.” stay with their year: alone on a line they are nothing.
  const long = dated.replaceAll('ʼ', '’').replace(/ (р\.|г\.)$/, '\u00a0$1')
  const whole = place === 'within' ? long : capital(long, language)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(key, whole)
  return whole
}

/** A month and its year as a heading has them: `Grudzień 2026`. @param month `YYYY-MM` */
export function monthName(month: string, language: Language): string {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const name = first.toLocaleString(datesOf(language), { month: 'long', year: 'numeric' }).replaceAll('ʼ', '’')
  return capital(name, language)
}
