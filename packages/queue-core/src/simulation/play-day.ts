import { handle } from '../handle.ts'
import type { Office } from '../profile/office.ts'
import { planImport } from '../ticketing/decide/import-bookings.ts'
import type { RecordedEvent } from '../ticketing/events.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import { allPins } from '../ticketing/pins.ts'
import { emptyOffice, type OfficeState } from '../ticketing/state.ts'
import { windowsOn } from '../time/windows.ts'
import { Agenda } from './agenda.ts'
import { chanceOf, shuffled } from './chance.ts'
import { clerksOf } from './clerks.ts'
import { DayRecord } from './day-record.ts'
import { clerkAtWork } from './desk-at-work.ts'
import type { PlayedDay } from './played-day.ts'
import type { Room } from './room.ts'
import { visitorComes } from './visitor-comes.ts'
import type { DayPlan } from './visitors.ts'

const MINUTE = 60_000
/** Clerks stay so long at most after closing. */
const LONGEST_OVERTIME = 240 * MINUTE

/** The office after something was done in it. `recorded` is never empty. */
export type Moment = { office: Office; state: OfficeState; now: number; recorded: readonly RecordedEvent[] }

/**
 * Plays a day through the real domain: every act is a command that `handle` decides, as in the hub, on a clock that
 * jumps from one to the next. The same office, plan and seed give the same log to the byte.
 * @param seed draws the clerks and the PINs; the visitors are in the plan
 * @param watch called after every act that changed something
 * @throws RangeError when the office is closed on that date
 */
export function playDay(office: Office, plan: DayPlan, seed: number, watch?: (moment: Moment) => void): PlayedDay {
  const hours = windowsOn(office.time, office.opening, plan.date)
  const [opens, closes] = [hours[0]?.opens, hours.at(-1)?.closes]
  if (opens === undefined || closes === undefined) throw new RangeError(`the office is closed on ${plan.date}`)
  const state = emptyOffice()
  const record = new DayRecord(office, plan, { opens, closes })
  const room: Room = {
    office,
    state,
    agenda: new Agenda(),
    closes,
    record,
    visitorOf: (ticket) => record.visitorOf(ticket),
    desks: [],
    act: (now, actor, command) => {
      const { recorded, refusal } = handle(office, state, command, { at: now, actor })
      if (recorded.length > 0) {
        for (const entry of recorded) record.note(entry, state)
        watch?.({ office, state, now, recorded })
        if (recorded.some(({ event }) => beginsToWait.has(event.type))) for (const desk of room.desks) desk.wake(now)
      }
      return refusal
    },
  }
  importBookings(room, plan, seed)
  room.desks = clerksOf(office, plan.date, seed).map((clerk) => clerkAtWork(room, clerk))
  for (const visitor of plan.visitors) visitorComes(room, visitor)
  const midnight = office.time.instant(office.time.plusDays(plan.date, 1), '00:00')
  const end = Math.min(closes + LONGEST_OVERTIME, midnight - 1)
  keepTime(room, opens, end)
  for (let next = room.agenda.next(); next && next.at <= end; next = room.agenda.next()) next.act()
  return record.played(state, end)
}

const beginsToWait = new Set(['TicketIssued', 'VisitJoined', 'TicketReturned', 'TicketTransferred', 'TicketTakenBack'])

/** Bookings come the day before, through the real import. */
function importBookings({ office, state, record }: Room, plan: DayPlan, seed: number): void {
  const before = office.time.instant(office.time.plusDays(plan.date, -1), '12:00')
  const rows = plan.visitors.flatMap(({ id, queue, language, booking }, line) =>
    booking
      ? [{ line, id, date: plan.date, time: booking.time, queue, pin: null, language, party: booking.party }]
      : [],
  )
  const pins = shuffled(allPins(), chanceOf(seed, 'pins'))
  const { events, problems } = planImport({ office, state, now: before }, rows, pins)
  for (const event of events) {
    const entry = { at: before, actor: 'operator', event }
    record.note(entry, state)
    evolve(state, entry)
  }
  for (const { line } of problems) record.end(plan.visitors[line]?.id ?? '', 'not-booked')
}

/** The hub looks at the clock each minute, also while nobody does anything. */
function keepTime({ agenda, act, desks, record, state }: Room, opens: number, end: number): void {
  const tick = (at: number) => {
    act(at, 'clock', { type: 'MoveClock' })
    if ((at - opens) % (5 * MINUTE) === 0) record.sample(at, state)
    if (at + MINUTE <= end && desks.some((desk) => !desk.isClosed())) agenda.add(at + MINUTE, () => tick(at + MINUTE))
  }
  agenda.add(opens, () => tick(opens))
}
