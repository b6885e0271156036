import type { ApiRight, Report, ReportFigures } from '@poczekalnia/protocol'
import type { Booking, SharedSupervisorView, Ticket } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import type { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import type { ApiToken } from '../staff/account.ts'
import {
  ApiBooking,
  ApiBookings,
  ApiOffice,
  ApiQueue,
  ApiQueues,
  ApiReport,
  ApiTicket,
  ApiTickets,
  BookingsAsked,
  FiguresAsked,
  NothingAsked,
  TicketsAsked,
} from './schemas.ts'

/** What the operations read. */
export type ApiParts = {
  session: OfficeSession
  people: People
  board: () => SharedSupervisorView
  report: (query: z.infer<typeof FiguresAsked>) => Promise<Report>
}

/** One thing that another program may ask. */
export type Operation = {
  path: `/${string}`
  id: string
  summary: string
  /** What its token must allow; `null`: any token. */
  right: ApiRight | null
  query: z.ZodType
  answer: z.ZodType
  run(parts: ApiParts, asked: { query: unknown; token: ApiToken }): unknown
}

/** Types of a schema stay in the operation whose they are. */
function operation<Query extends z.ZodType, Answer extends z.ZodType>(
  given: Omit<Operation, 'query' | 'answer' | 'run'> & {
    query: Query
    answer: Answer
    run(parts: ApiParts, asked: { query: z.output<Query>; token: ApiToken }): z.input<Answer> | Promise<z.input<Answer>>
  },
): Operation {
  return { ...given, run: (parts, asked) => given.run(parts, asked as { query: z.output<Query>; token: ApiToken }) }
}

/** All that other programs may ask, in the order of the documentation. Nothing in it changes anything. */
export const operations: readonly Operation[] = [
  operation({
    path: '/office',
    id: 'readOffice',
    summary: 'The office: its queues and desks, its clock, and what this token may read',
    right: null,
    query: NothingAsked,
    answer: ApiOffice,
    run({ session, board }, { token }) {
      const { profile, time } = session.office
      return {
        id: profile.id,
        name: profile.name,
        address: profile.address,
        zone: time.zone,
        now: time.stamp(session.now()),
        openNow: board().openNow,
        queues: profile.queues.map(({ id, prefix, name, kind }) => ({ id, prefix, name, kind })),
        desks: profile.desks.map(({ number }) => number),
        token: { name: token.name, rights: [...token.rights] },
      }
    },
  }),
  operation({
    path: '/queues',
    id: 'readQueues',
    summary: 'The queues as they are now: who waits, how long, and whether tickets are given',
    right: 'tickets',
    query: NothingAsked,
    answer: ApiQueues,
    run({ board }) {
      const { now, queues } = board()
      return { now, queues: queues.map(queueOf) }
    },
  }),
  operation({
    path: '/tickets',
    id: 'readTickets',
    summary: 'Today’s tickets and how each stands, oldest first',
    right: 'tickets',
    query: TicketsAsked,
    answer: ApiTickets,
    run({ session }, { query: { queue, status } }) {
      const { time } = session.office
      const tickets = [...session.state.tickets.values()]
        .filter((ticket) => (queue === undefined || ticket.queue === queue) && isSo(ticket, status))
        .sort((a, b) => a.ordinal - b.ordinal)
      return { now: time.stamp(session.now()), tickets: tickets.map((ticket) => ticketOf(ticket, time.stamp)) }
    },
  }),
  operation({
    path: '/bookings',
    id: 'readBookings',
    summary: 'The bookings of a day by hour; with whom they are for only where the token names that right',
    right: 'bookings',
    query: BookingsAsked,
    answer: ApiBookings,
    async run({ session, people }, { query, token }) {
      const { state, office } = session
      const date = query.date ?? office.time.wall(session.now()).date
      const ids = [...(state.bookingsByCode.get(date)?.values() ?? [])]
      const bookings = ids
        .flatMap((id) => state.bookings.get(id) ?? [])
        .sort((a, b) => a.hourAt - b.hourAt || a.id.localeCompare(b.id))
      const named = token.rights.includes('names')
      const persons = new Map(named ? (await people.some(ids)).map((person) => [person.booking, person]) : [])
      const numberOf = (ticket: string) => state.tickets.get(ticket)?.number ?? null
      return {
        date,
        bookings: bookings.map((booking) => ({
          ...bookingOf(booking, numberOf),
          ...(named && whose(persons.get(booking.id))),
        })),
      }
    },
  }),
  operation({
    path: '/figures',
    id: 'readFigures',
    summary: 'Figures of days, weeks, months, hours, queues or desks, as the reports have them',
    right: 'figures',
    query: FiguresAsked,
    answer: ApiReport,
    async run({ report }, { query }) {
      const { from, to, by, queue, rows, total, upTo } = await report(query)
      const named = rows.map(({ key, ...figures }) => ({ key, figures: figures satisfies ReportFigures }))
      return { from, to, by, queue, rows: named, total, upTo }
    },
  }),
]

/** The schemas that the documentation gives a name. */
export const namedSchemas = {
  Office: ApiOffice,
  Queues: ApiQueues,
  Queue: ApiQueue,
  Tickets: ApiTickets,
  Ticket: ApiTicket,
  Bookings: ApiBookings,
  Booking: ApiBooking,
  Report: ApiReport,
}

/** The rights that an answer to this token rests on. */
export function rightsUsed({ right }: Operation, { rights }: Pick<ApiToken, 'rights'>): ApiRight[] {
  if (right === null) return []
  return right === 'bookings' && rights.includes('names') ? [right, 'names'] : [right]
}

const isSo = ({ status }: Ticket, wanted: string | undefined) => wanted === undefined || status === wanted

function queueOf(queue: SharedSupervisorView['queues'][number]): z.input<typeof ApiQueue> {
  const { id, waiting, longestSince, estimate, desks, state, left = null } = queue
  const tickets = state && {
    given: state.open,
    reason: state.open ? null : state.reason,
    next: state.open ? null : state.next,
    left,
  }
  return { id, waiting, longestSince, estimate, desks, tickets }
}

function ticketOf(ticket: Ticket, stamp: (at: number) => string): z.input<typeof ApiTicket> {
  const { id, number, queue, status, issuedAt, booking } = ticket
  const call = ticket.status === 'called' || ticket.status === 'serving' ? ticket.call : null
  return {
    ...{ id, number, queue, status },
    issued: stamp(issuedAt),
    booking: booking?.id ?? null,
    desk: call?.desk ?? null,
    called: call && stamp(call.calledAt),
    started: ticket.status === 'serving' ? stamp(ticket.startedAt) : null,
  }
}

function bookingOf(
  booking: Booking,
  numberOf: (ticket: string) => string | null,
): Omit<z.input<typeof ApiBooking>, 'name' | 'case'> {
  const { id, time, queue, status, party } = booking
  return { id, time, queue, status, party, ticket: booking.status === 'checked-in' ? numberOf(booking.ticket) : null }
}

const whose = (person: Person | undefined) => ({ name: person?.name ?? null, case: person?.case ?? null })
