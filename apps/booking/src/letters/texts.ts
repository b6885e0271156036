import type { Booked, Cancelled, Person } from '@poczekalnia/booking-core'
import type { BookingStore, NewLetter } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { directionOf, type Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { allowance } from '@poczekalnia/server/allowance'
import type { Clock } from '@poczekalnia/server/clock'
import { newId } from '@poczekalnia/server/ids'
import type { Secrets } from '../secrets.ts'
import { proofOf } from '../visit-facts.ts'

const DAY_MS = 24 * 3_600_000

/** Short messages of an office, which cost money: so many a day to one number, and in all. */
export type Texts = {
  /** Calling codes of the countries that messages go to. */
  countries: readonly string[]
  /** Counts one message to a number. @returns whether it may be written */
  may(phone: string): Promise<boolean>
}

/** @returns `null` where the office offers none */
export function openTexts(parts: {
  office: () => Office
  store: Pick<BookingStore, 'line' | 'shared'>
  secrets: Secrets
  clock: Clock
}): Texts | null {
  const { office, store, secrets, clock } = parts
  const offered = office().profile.booking?.sms
  if (!offered) return null
  const { perNumber, inAll, countries } = offered
  const inAllADay = { atOnce: inAll, earnedAfterMs: DAY_MS / inAll }
  const here = allowance(inAllADay)
  // They cost the office money, so its servers count them together.
  const isTooMany = async (id: string) =>
    (await (store.shared?.allow(`sms ${id}`, inAllADay) ?? here(id, performance.now()))) > 0
  return {
    countries,
    async may(phone) {
      const { id } = office().profile
      const { date } = office().time.wall(clock.now())
      const number = secrets.hash('phone', `${id} ${date} ${phone}`)
      // Each number has so many marks a day, kept on disk: a restart gives nobody more.
      for (let nth = 1; nth <= perNumber; nth++)
        if (await store.line.spend(`sms ${number} ${nth}`, clock.now() + DAY_MS)) return !(await isTooMany(id))
      return false
    },
  }
}

/** A short message as its table takes it. Its id is of letters and digits, as gateways want it. */
export const newTextOf = (kind: NewLetter['kind'], to: string, text: string, office: string): NewLetter => ({
  ...{ id: Buffer.from(newId(), 'base64url').toString('hex'), office, kind, way: 'sms', to },
  content: JSON.stringify({ to, text }),
})

/** The code that makes a booking count. */
export const codeText = (code: string, until: string, { language }: Person): string =>
  words(language)('booking:sms.text.code', { code, until })

/** The code that opens a visit's page. */
export const doorText = (code: string, { language }: Person): string =>
  words(language)('booking:sms.text.door', { code })

/** The hour and what proves the visit, shortly: the e-mail has everything. */
export function visitText(office: Office, booking: Booked, kind: 'booked' | 'moved' | 'code-changed'): string {
  const { language } = booking.person
  const { label } = proofOf(office, booking.matter, language)
  return words(language)(`booking:sms.text.${kind}`, { when: whenOf(booking), proof: `${label}: ${booking.pin}` })
}

export const cancelledText = (booking: Cancelled): string =>
  words(booking.person.language)('booking:sms.text.cancelled', { when: whenOf(booking) })

const whenOf = ({ date, time, person: { language } }: Booked | Cancelled): string =>
  words(language)('booking:visit.time', { date: longDate(date, language), time })

/** `+48600700800` as somebody knows it again who has it, and nobody else. */
export const maskedNumber = (phone: string): string => `…${phone.slice(-3)}`

/** A number as people read it, `+48 600 700 800`; from right to left its plus would stand behind it, so it is kept. */
export function readableNumber(phone: string, language: Language): string {
  const grouped = phone.replace(/^(\+48)(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
  return directionOf(language) === 'rtl' ? `\u2066${grouped}\u2069` : grouped
}
