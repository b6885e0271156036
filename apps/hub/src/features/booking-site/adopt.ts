import type { FeedBooking } from '@poczekalnia/protocol'
import {
  type BookingRow,
  type OfficeEvent,
  type OfficeState,
  type PersonField,
  planImport,
} from '@poczekalnia/queue-core'
import type { Alongside, People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'

/** How the log calls whoever brought a booking; `staff`: of the staff, by their number (ALL-8). */
export type ActorOf = (staff: string | null) => string

/** Where nobody of the staff is known: the site. */
export const siteActor: ActorOf = () => 'booking-site'

/** A booking of the site that could not be taken over, and why. */
export type NotTaken = { id: string; date: string; reason: string }

/**
 * Takes over what a booking site tells, by the rules of an import: a booking that is new, one at another hour,
 * somebody's
 * corrected address, a visit that was called off. The same told twice changes nothing (BOK-16).
 * @param actorOf who brought it, where that was somebody of the staff
 */
export async function adopt(
  session: OfficeSession,
  people: People,
  told: readonly FeedBooking[],
  actorOf: ActorOf = siteActor,
): Promise<{ adopted: number; notTaken: NotTaken[] }> {
  const whole = { adopted: 0, notTaken: [] as NotTaken[] }
  for (const part of byActor(told, actorOf)) {
    const { adopted, notTaken } = await adoptOf(part.actor, session, people, part.rows)
    whole.adopted += adopted
    whole.notTaken.push(...notTaken)
  }
  return whole
}

/** The rows in their order, in runs of one actor each. */
function byActor(told: readonly FeedBooking[], actorOf: ActorOf) {
  const parts: { actor: string; rows: FeedBooking[] }[] = []
  for (const row of told) {
    const actor = actorOf(row.staff)
    const last = parts.at(-1)
    if (last?.actor === actor) last.rows.push(row)
    else parts.push({ actor, rows: [row] })
  }
  return parts
}

async function adoptOf(
  actor: string,
  session: OfficeSession,
  people: People,
  told: readonly FeedBooking[],
): Promise<{ adopted: number; notTaken: NotTaken[] }> {
  const known = new Map((await people.some(told.map(({ id }) => id))).map((person) => [person.booking, person]))
  const booked = told.filter(({ state }) => state === 'booked')
  const rows = new Map<string, FeedBooking>()
  const asked: BookingRow[] = []
  for (const row of booked) {
    const before = known.get(row.id)
    // The same person, hour and queue may have come in a file before: that is the same visit.
    const office = session.office.profile.id
    const same = before || row.name === '' ? null : await people.find({ ...row, office })
    const id = same ?? row.id
    rows.set(id, row)
    asked.push({
      ...row,
      id,
      line: row.seq,
      pin: same ? null : row.pin,
      ...(before && row.name !== '' && { changed: changedIn(row, before) }),
    })
  }
  const { office } = session
  const situation = { office, state: session.state, now: session.now() }
  const today = office.time.wall(session.now()).date
  const plan = planImport(situation, asked, [])
  const planned = plan.events.filter(isBrought)
  if (planned.length > 0) {
    const persons = (recorded: readonly { event: OfficeEvent }[], state: OfficeState) =>
      recorded.flatMap(({ event }): Alongside[] =>
        isBrought(event) && rows.get(event.booking)?.name !== ''
          ? [{ type: 'put-person', person: personOf(event, rows, state, office.profile.id) }]
          : [],
      )
    const done = await session.act({ type: 'ImportBookings', office, planned }, { actor, alongside: persons })
    if (!done.ok) throw new Error(`the site's bookings could not be kept: ${done.refusal.code}`)
    // A visit that is called by its number and whose hour has come waits from now on (OLS-1).
    await session.act({ type: 'MoveClock' }, { actor: 'clock' })
  }
  // Erased on the site, and here again after a restore: gone in both.
  for (const { id, name } of told)
    if (name === '' && known.has(id)) await session.act({ type: 'ErasePerson', booking: id }, { actor })
  const calledOff = await callOff(session, told, actor)
  const notTaken = plan.problems
    .filter(({ line }) => booked.some(({ seq, date }) => seq === line && date >= today))
    .map(({ line, reason }) => {
      const { id = '', date = '' } = booked.find(({ seq }) => seq === line) ?? {}
      return { id, date, reason }
    })
  return { adopted: planned.length + calledOff, notTaken }
}

/** Visits that were called off on the site, and have not come yet. @returns how many */
async function callOff(session: OfficeSession, told: readonly FeedBooking[], actor: string): Promise<number> {
  const own = session.office.profile.booking?.calledOffReason
  let calledOff = 0
  for (const { id, state, reason } of told) {
    if (state !== 'cancelled' || session.state.bookings.get(id)?.status !== 'expected') continue
    const done = await session.act({ type: 'CancelBooking', booking: id, reason: reason ?? own ?? '' }, { actor })
    if (done.ok) calledOff += 1
  }
  return calledOff
}

type Brought = Extract<OfficeEvent, { type: 'BookingImported' | 'BookingChanged' | 'BookingMoved' }>

const isBrought = (event: OfficeEvent): event is Brought =>
  event.type === 'BookingImported' || event.type === 'BookingChanged' || event.type === 'BookingMoved'

const changedIn = (row: FeedBooking, before: Person): PersonField[] =>
  (['name', 'email'] as const).filter((field) => row[field] !== before[field])

/** The person as the site tells, at the hour that the booking has with this event. */
function personOf(event: Brought, rows: ReadonlyMap<string, FeedBooking>, state: OfficeState, office: string): Person {
  const { name, email, case: number } = rows.get(event.booking) as FeedBooking
  const at = event.type === 'BookingChanged' ? state.bookings.get(event.booking) : event
  const { date, time, queue } = at as Pick<Person, 'date' | 'time' | 'queue'>
  return { booking: event.booking, office, date, time, queue, name, email, case: number }
}
