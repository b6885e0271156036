import {
  type LetterEntry,
  type Letters,
  type LettersSent,
  letterKinds,
  MOST_LETTER_DAYS,
  OfficeDate,
} from '@poczekalnia/protocol'
import { type Booking, closesEarlyOn } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, FileAnswer, forStaff } from '../../transport/http/api.ts'
import { csvLine, csvStart } from '../../transport/http/csv.ts'
import { refused } from '../../transport/refused.ts'
import { writeCommon, writeLetter } from './letter.ts'
import type { Mailer } from './mailer.ts'

const kind = z.enum(letterKinds)
/** Visits of a day, or of several: `to` is the last one. */
const Asked = z.strictObject({ kind, date: OfficeDate, to: OfficeDate.optional() })
type Asked = z.infer<typeof Asked>
const SendAsked = z.strictObject({
  ...Asked.shape,
  /** Of those visits; left out: all. */
  bookings: z
    .array(z.string().regex(/^[\w-]{1,64}$/, 'a booking’s id'))
    .max(5_000)
    .optional(),
})

/**
 * Letters to visitors, for supervisors: who is left out by an early end or has a visit, with their address and the
 * letter in their language, to be mailed by the hub, by the reader's own program, printed or saved. Addresses are
 * personal data: the log tells who read them, before they are answered (ALL-4).
 */
export function letterRoutes(parts: {
  session: OfficeSession
  people: People
  mailer: Mailer
  canSend: boolean
}): ApiRoute[] {
  const { session, people, mailer, canSend } = parts

  const look = async (asked: Asked): Promise<Letters> => {
    const { office } = session
    const bookings = visitsOf(asked)
    const persons = new Map((await people.some(bookings.map(({ id }) => id))).map((one) => [one.booking, one]))
    const letters = bookings.flatMap((booking): LetterEntry[] => {
      const { id, date, time, queue, code } = booking
      const person = persons.get(id)
      if (!person) return []
      const closes = closesOn(asked.kind, date)
      const written = writeLetter(asked.kind, booking, { office, closes })
      const entry = { booking: id, date, time, queue, code, name: person.name, email: person.email }
      return [{ ...entry, ...written, state: mailer.stateOf(id, asked.kind, closes) }]
    })
    const closes = closesOn(asked.kind, asked.date)
    const languages = [...new Set(letters.map(({ language }) => language))]
    const about = { date: asked.date, closes: closes ?? '', office }
    const common = closes === null ? [] : languages.map((language) => writeCommon(language, about))
    return { kind: asked.kind, letters, erased: bookings.length - letters.length, common, canSend }
  }
  const closesOn = (about: Asked['kind'], date: string): string | null =>
    about === 'closed-early' ? (closesEarlyOn(session.state, date)?.time ?? null) : null
  /** The visits that letters of this kind are about, by hour. */
  const visitsOf = ({ kind: about, date, to = date }: Asked): Booking[] => {
    const { time } = session.office
    const days = Array.from({ length: MOST_LETTER_DAYS }, (_, n) => time.plusDays(date, n)).filter((day) => day <= to)
    return days
      .flatMap((day) => [...(session.state.bookingsByCode.get(day)?.values() ?? [])])
      .flatMap((id) => session.state.bookings.get(id) ?? [])
      .filter((booking) => {
        if (about === 'visit') return booking.status === 'expected'
        const closes = closesOn(about, booking.date)
        const isOpen = booking.status === 'expected' || booking.status === 'not-held'
        return closes !== null && isOpen && booking.time >= closes
      })
      .sort((a, b) => a.hourAt - b.hourAt || a.code.localeCompare(b.code))
  }
  const recordRead = async ({ kind: about, date }: Asked, found: number, actor: string) => {
    const told = await session.act({ type: 'RecordContacts', letter: about, date, found }, { actor })
    if (!told.ok) throw new Error(`the log could not keep it: ${told.refusal.code}`)
  }

  return [
    forStaff('write-to-visitors', {
      method: 'POST',
      path: '/api/letters/look',
      body: Asked,
      async run({ body, actor }) {
        const found = await look(body)
        await recordRead(body, found.letters.length, actor)
        return { ok: true, ...found }
      },
    }),
    forStaff('write-to-visitors', {
      method: 'GET',
      path: '/api/letters.csv',
      query: Asked,
      async run({ query, actor }) {
        const { letters } = await look(query)
        await recordRead(query, letters.length, actor)
        const name = `visits-${session.office.profile.id}-${query.date}.csv`
        return new FileAnswer('text/csv; charset=utf-8', name, csvOf(letters))
      },
    }),
    forStaff('write-to-visitors', {
      method: 'POST',
      path: '/api/letters',
      body: SendAsked,
      async run({ body: { bookings, ...asked }, actor }) {
        if (!canSend) return refused({ code: 'no-mail-server' })
        const wanted = visitsOf(asked).filter(({ id }) => bookings === undefined || bookings.includes(id))
        const order = wanted.map(({ id, date }) => {
          return { booking: id, date, kind: asked.kind, closes: closesOn(asked.kind, date) }
        })
        const taken = await mailer.take(order)
        const { kind: letter, date } = asked
        if (taken > 0) await session.act({ type: 'RecordLetters', letter, date, letters: taken }, { actor })
        return { ok: true, taken }
      },
    }),
    forStaff('write-to-visitors', {
      method: 'GET',
      path: '/api/letters',
      run() {
        const { stamp } = session.office.time
        const letters = mailer.all().map(({ booking, kind: about, state, at }) => {
          return { booking, kind: about, state, at: stamp(at) }
        })
        return { ok: true, letters } satisfies { ok: true } & LettersSent
      },
    }),
  ]
}

/** The list as a spreadsheet takes it, with names of columns as the import has them. */
function csvOf(letters: readonly LetterEntry[]): string {
  const rows = letters.map(({ date, time, queue, name, email, code, language }) =>
    csvLine([date, time, queue, name, email, code, language], 'where-needed'),
  )
  return (
    csvStart + csvLine(['date', 'time', 'queue', 'name', 'email', 'pin', 'language'], 'where-needed') + rows.join('')
  )
}
