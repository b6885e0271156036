import type { NewLetter } from '@poczekalnia/booking-core/store'
import type { Letter } from '@poczekalnia/mail'
import { newId } from '@poczekalnia/server/ids'

/** A letter of an office as its table takes it, with a Message-ID of the sender's domain. */
export const newLetterOf = (kind: NewLetter['kind'], letter: Letter, from: string, office: string): NewLetter => ({
  ...{ id: `${newId()}@${from.split('@').at(-1)}`, office, kind, way: 'mail', to: letter.to },
  content: JSON.stringify(letter),
})

/** Who has no address is written nothing: the office has told them what they need. */
export const toAddress = (booking: { person: { email: string } }, letter: () => NewLetter): NewLetter[] =>
  booking.person.email === '' ? [] : [letter()]
