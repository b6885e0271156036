import type { Language } from '@poczekalnia/protocol'
import { type ClipName, DESK_PHRASES } from './clip-names.ts'

/** What is spoken of one call in one language: "number U 45" and then "desk 25". */
export type Sentence = { language: Language; number: ClipName[]; desk: ClipName[] }

/**
 * The clips of a whole number from 0 to 999, as people say it: 145 is "a hundred and", "forty-five". In Vietnamese 105
 * so joined would be heard as 150: it is said figure by figure, as people do there.
 */
export function clipsOfNumber(n: number, language: Language): ClipName[] {
  const rest = n % 100
  if (language === 'vi' && n > 100 && rest > 0 && rest < 10) return [...String(n)].map((figure) => `n-${figure}`)
  if (n < 100 || rest === 0) return [`n-${n}`]
  return [`h-${n - rest}`, `n-${rest}`]
}

/**
 * The clips of a ticket's number. `U045` is a letter and a whole number, "U 45"; a code that is no such number (`K7P2`)
 * is spelled sign by sign.
 */
export function clipsOfTicket(number: string, language: Language): ClipName[] {
  const usual = /^([A-Z]{0,2})(\d{1,3})$/.exec(number)
  if (usual) return [...spelled(usual[1] ?? ''), ...clipsOfNumber(Number(usual[2]), language)]
  return spelled(number)
}

const spelled = (text: string): ClipName[] =>
  [...text.toLowerCase()].flatMap((sign) =>
    /[a-z]/.test(sign) ? [`letter-${sign}`] : /\d/.test(sign) ? [`n-${sign}`] : [],
  )

const clipsOfDesk = (desk: number, language: Language): ClipName[] =>
  desk <= DESK_PHRASES ? [`desk-${desk}`] : ['desk', ...clipsOfNumber(desk, language)]

/** A call in one language. */
export function sentence(language: Language, call: { number: string; desk: number }): Sentence {
  return {
    language,
    number: ['number', ...clipsOfTicket(call.number, language)],
    desk: clipsOfDesk(call.desk, language),
  }
}

/** Every clip that this office can come to need in one language, to be checked before anybody is called. */
export function clipsOfOffice(office: { prefixes: readonly string[]; desks: readonly number[] }): ClipName[] {
  const needed = new Set<ClipName>(['number', ...office.prefixes.flatMap(spelled)])
  for (let n = 1; n <= 999; n++) for (const clip of clipsOfNumber(n, 'pl')) needed.add(clip)
  for (const desk of office.desks) for (const clip of clipsOfDesk(desk, 'pl')) needed.add(clip)
  return [...needed]
}

/**
 * The languages that a call is spoken in: Polish, then the ticket’s own where it is spoken here. One without clips is
 * left out when they are looked for.
 */
export function spokenLanguages(ticket: Language, spoken: readonly Language[]): Language[] {
  return ticket !== 'pl' && spoken.includes(ticket) ? ['pl', ticket] : ['pl']
}
