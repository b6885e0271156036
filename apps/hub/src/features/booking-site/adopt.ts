import type { FeedBooking } from '@poczekalnia/protocol'
import {
  type Booking,
  type BookingBrought,
  type BookingRow,
  bookingOfSite,
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
 * somebody's corrected address, a visit that was called off. The same told twice changes nothing (BOK-16). A visit that
 * the office has under another id, from a file or called off and booked anew, stays one visit.
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
  // Whoever called off and booked anew comes after that.
  const calledOff = await callOff(session, told, actor)
  const booked = told.filter(({ state }) => state === 'booked')
  const found = await Promise.all(booked.map(async (row) => ({ row, ...(await visitOf(row, session, people)) })))
  const known = new Map((await people.some(found.map(({ id }) => id))).map((person) => [person.booking, person]))
  const rows = new Map<string, FeedBooking>()
  const asked: BookingRow[] = []
  for (const { row, id, left } of found) {
    const before = known.get(id)
    rows.set(id, row)
    asked.push({
      ...{ ...row, id, line: row.seq, site: row.id },
      ...(before && row.name !== '' && { changed: changedIn(row, before) }),
    })
    // It was moved to an hour that the same person has from a file: that is the visit now.
    if (left?.status === 'expected') await callOffHere(session, left, null, actor)
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
          ? [{ type: 'put-person', person: personOf(event, { rows, known, state, office: office.profile.id }) }]
          : [],
      )
    const done = await session.act({ type: 'ImportBookings', office, planned }, { actor, alongside: persons })
    if (!done.ok) throw new Error(`the site's bookings could not be kept: ${done.refusal.code}`)
    // A visit that is called by its number and whose hour has come waits from now on (OLS-1).
    await session.act({ type: 'MoveClock' }, { actor: 'clock' })
  }
  // Erased on the site, and here again after a restore: gone in both.
  for (const { id, name } of told) {
    const booking = name === '' ? bookingOfSite(session.state, id)?.id : undefined
    if (booking && (await people.get(booking))) await session.act({ type: 'ErasePerson', booking }, { actor })
  }
  const notTaken = plan.problems
    .filter(({ line }) => booked.some(({ seq, date }) => seq === line && date >= today))
    .map(({ line, reason }) => {
      const { id = '', date = '' } = booked.find(({ seq }) => seq === line) ?? {}
      return { id, date, reason }
    })
  return { adopted: planned.length + calledOff, notTaken }
}

/**
 * The office's booking that the site's row is about, or the site's own id for a new one. `left`: by which the office
 * had it until now, at an hour that it has left for another booking of the same person's.
 */
async function visitOf(
  row: FeedBooking,
  { state, office }: OfficeSession,
  people: People,
): Promise<{ id: string; left: Booking | null }> {
  const mine = bookingOfSite(state, row.id)
  const isThere = mine?.date === row.date && mine.time === row.time && mine.queue === row.queue
  const same = isThere || row.name === '' ? null : await people.find({ ...row, office: office.profile.id })
  if (same === null || !state.bookings.has(same)) return { id: mine?.id ?? row.id, left: null }
  return { id: same, left: mine && mine.id !== same ? mine : null }
}

/** Visits that were called off on the site, and have not come yet. @returns how many */
async function callOff(session: OfficeSession, told: readonly FeedBooking[], actor: string): Promise<number> {
  let calledOff = 0
  for (const { id, state, reason } of told) {
    const booking = state === 'cancelled' ? bookingOfSite(session.state, id) : undefined
    if (booking?.status === 'expected' && (await callOffHere(session, booking, reason, actor))) calledOff += 1
  }
  return calledOff
}

/** @param why of the office's list; `null`: its visitor did */
async function callOffHere(session: OfficeSession, { id }: Booking, why: string | null, actor: string) {
  const reason = why ?? session.office.profile.booking?.calledOffReason ?? ''
  return (await session.act({ type: 'CancelBooking', booking: id, reason }, { actor })).ok
}

const isBrought = (event: OfficeEvent): event is BookingBrought =>
  event.type === 'BookingImported' ||
  event.type === 'BookingChanged' ||
  event.type === 'BookingMoved' ||
  event.type === 'BookingLinked'

const changedIn = (row: FeedBooking, before: Person): PersonField[] =>
  (['name', 'email'] as const).filter((field) => row[field] !== before[field])

/** The person as the site tells, at the hour that the booking has with this event; a file's case stays. */
function personOf(
  event: BookingBrought,
  by: {
    rows: ReadonlyMap<string, FeedBooking>
    known: ReadonlyMap<string, Person>
    state: OfficeState
    office: string
  },
): Person {
  const { booking } = event
  const { rows, known, state, office } = by
  const { name, email, case: number } = rows.get(booking) as FeedBooking
  const at = event.type === 'BookingChanged' ? state.bookings.get(booking) : event
  const { date, time, queue } = at as Pick<Person, 'date' | 'time' | 'queue'>
  return { booking, office, date, time, queue, name, email, case: number ?? known.get(booking)?.case ?? null }
}
