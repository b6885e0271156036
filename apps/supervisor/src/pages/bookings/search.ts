import type { BookingEntry } from '@poczekalnia/protocol'

/** Without capitals and accents: who types "lukasz" finds Łukasz. */
const plain = (text: string) => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')

/** Whether a booking has every word that is searched for in its name, code, hour, case or ticket number. */
export function isWanted(booking: BookingEntry, search: string): boolean {
  const { name, code, time, case: number, ticket } = booking
  const where = plain([name, code, time, number, ticket].filter((part) => part !== null).join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => where.includes(word))
}
