import type { ReportFigures, ReportGroup, ReportRow, Spread } from '@poczekalnia/protocol'
import type { EventOf, OfficeEvent, RecordedEvent } from '../ticketing/events.ts'
import type { OfficeTime } from '../time/office-time.ts'

type ReportRequest = { from: string; to: string; by: ReportGroup; queue: string | null }
/** Something that is counted: what, when and where, and a number that goes with it. */
type Fact = {
  what: string
  date: string
  hour: number
  queue: string | null
  desk: number | null
  value?: number
  detail?: string
  range?: { low: number; high: number }
}

/**
 * A report by looking through the whole log for each visit again. Too slow for an office, simple enough to be believed:
 * what the figures beside the log are compared with.
 */
export function reportOracle(
  log: readonly RecordedEvent[],
  time: OfficeTime,
  asked: ReportRequest,
): { rows: ReportRow[]; total: ReportFigures } {
  const facts = factsOf(log, time).filter(
    ({ date, queue }) => date >= asked.from && date <= asked.to && (asked.queue === null || queue === asked.queue),
  )
  const keyOf = (fact: Fact) =>
    ({
      day: fact.date,
      week: weekOf(fact.date),
      month: fact.date.slice(0, 7),
      hour: String(fact.hour).padStart(2, '0'),
      queue: fact.queue,
      desk: fact.desk === null ? null : String(fact.desk),
    })[asked.by]
  const keys = new Set(facts.flatMap((fact) => keyOf(fact) ?? []))
  const rows = [...keys]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((key) => ({ key, ...figuresOf(facts.filter((fact) => keyOf(fact) === key)) }))
  return { rows, total: figuresOf(facts) }
}

/** ISO 8601 by counting: a week is that of its Thursday, and the first of a year has its first Thursday. */
function weekOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const week = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

function figuresOf(facts: Fact[]): ReportFigures {
  const of = (what: string) => facts.filter((fact) => fact.what === what)
  const values = (list: Fact[]) => list.map(({ value }) => value as number)
  const by = (what: string) => {
    const details = [...new Set(of(what).map(({ detail }) => detail as string))]
    const counts = details.map((d): [string, number] => [
      d,
      of(what)
        .filter(({ detail }) => detail === d)
        .reduce((n, { value = 1 }) => n + value, 0),
    ])
    return Object.fromEntries(counts)
  }
  const told = of('wait').filter(({ range }) => range)
  const fared = (test: (minutes: number, low: number, high: number) => boolean) =>
    told.filter(({ value, range }) => range && test(Math.round((value as number) / 60), range.low, range.high)).length
  return {
    arrivals: { walkIn: of('walk-in').length, booked: of('confirmed').length },
    bookings: of('booking').length,
    waits: {
      all: spread(values(of('wait'))),
      walkIn: spread(values(of('wait').filter(({ detail }) => detail === 'walk-in'))),
      booked: spread(values(of('wait').filter(({ detail }) => detail === 'confirmed'))),
    },
    service: spread(values(of('served'))),
    served: of('served').length,
    absent: of('absent').length,
    unserved: of('unserved').length,
    transferred: of('transferred').length,
    left: of('left').length,
    lapsed: of('lapsed').length,
    notHeld: of('not-held').length,
    calledOff: of('called-off').length,
    cameLate: of('refused')
      .filter(({ detail }) => detail === 'visit-late')
      .reduce((n, { value = 1 }) => n + value, 0),
    cancelled: by('cancelled'),
    refused: by('refused'),
    range: {
      told: told.length,
      held: fared((minutes, low, high) => low <= minutes && minutes <= high),
      sooner: fared((minutes, low) => minutes < low),
      later: fared((minutes, _low, high) => minutes > high),
    },
  }
}

/** The nearest-rank percentiles, looked for one by one. */
function spread(values: number[]): Spread | null {
  if (values.length === 0) return null
  const rank = (share: number) =>
    values.filter((v) => values.filter((other) => other <= v).length >= share * values.length).sort((a, b) => a - b)[0]
  return { count: values.length, median: rank(0.5), p90: rank(0.9), longest: Math.max(...values) } as Spread
}

function factsOf(log: readonly RecordedEvent[], time: OfficeTime): Fact[] {
  const moment = (at: number) => ({ date: time.wall(at).date, hour: Math.floor(time.wall(at).minute / 60) })
  const facts: Fact[] = []
  // Where a booking was moved, its last hour counts.
  const bookings = new Map(
    log.flatMap(({ event: e }) => (e.type === 'BookingImported' || e.type === 'BookingMoved' ? [[e.booking, e]] : [])),
  )
  const ofBooking = (id: string, what: string) => {
    const { date, time: at, queue } = bookings.get(id) as EventOf<'BookingImported' | 'BookingMoved'>
    facts.push({ what, date, hour: Number(at.slice(0, 2)), queue, desk: null })
  }
  log.forEach(({ at, event }, index) => {
    if (event.type === 'BookingImported') ofBooking(event.booking, 'booking')
    if (event.type === 'BookingLinked' && event.anew) ofBooking(event.booking, 'booking')
    if (event.type === 'BookingLapsed') ofBooking(event.booking, 'lapsed')
    if (event.type === 'BookingCancelled') ofBooking(event.booking, 'called-off')
    if (event.type === 'VisitNotHeld') ofBooking(event.booking, 'not-held')
    if (event.type === 'VisitorsRefused')
      for (const { code, queue, times, reason } of event.refusals) {
        const detail = [code, ...(reason ? [reason] : [])].join('/')
        facts.push({ what: 'refused', ...moment(at), queue, desk: null, detail, value: times })
      }
    if (event.type === 'TicketIssued') visit(event.ticket, event.queue, event.booking !== null, event.told ?? null)
    if (event.type === 'VisitJoined') visit(event.ticket, bookings.get(event.booking)?.queue as string, true, null)

    function visit(ticket: string, queue: string, booked: boolean, told: Fact['range'] | null): void {
      const { date, hour } = moment(at)
      const kind = booked ? 'confirmed' : 'walk-in'
      const rest = log.slice(index + 1)
      const end = rest.findIndex(({ event: e }) => e.type === 'DayClosed')
      const own = (end < 0 ? rest : rest.slice(0, end)).filter(({ event: e }) => 'ticket' in e && e.ticket === ticket)
      const calls = own.filter(({ event: e }) => e.type === 'TicketCalled')
      const first = calls[0]
      const desk = first ? (first.event as EventOf<'TicketCalled'>).desk : null
      facts.push({ what: kind, date, hour, queue, desk })
      if (first) {
        const value = Math.round((first.at - at) / 1000)
        facts.push({ what: 'wait', date, hour, queue, desk, value, detail: kind, ...(told && { range: told }) })
      }
      let lane = queue
      let last: OfficeEvent['type'] = 'TicketIssued'
      own.forEach(({ at: when, event: e }, i) => {
        const here = { date, hour: moment(when).hour, queue: lane }
        if (e.type === 'TicketCalled') last = e.type
        if (e.type === 'TicketTakenBack' || e.type === 'TicketReturned' || e.type === 'TimeAsked') last = e.type
        if (e.type === 'ServiceFinished') {
          const called = own.slice(0, i).findLast(({ event: c }) => c.type === 'TicketCalled')?.at as number
          const value = Math.round((when - called) / 1000)
          facts.push({ what: 'served', date, hour: moment(called).hour, queue: lane, desk: e.desk, value })
          last = e.type
        }
        if (e.type === 'TicketMarkedAbsent') {
          // Who is taken back was not absent, whatever comes later.
          const takenBack = own.slice(i + 1).some(({ event: t }) => t.type === 'TicketTakenBack')
          if (!takenBack) facts.push({ what: 'absent', ...here, desk: e.desk })
          last = e.type
        }
        if (e.type === 'VisitCancelled') {
          facts.push({ what: 'cancelled', ...here, desk: e.desk, detail: e.reason })
          last = e.type
        }
        if (e.type === 'VisitorLeft') {
          facts.push({ what: 'left', ...here, desk: e.desk })
          last = e.type
        }
        if (e.type === 'TicketTransferred') {
          facts.push({ what: 'transferred', ...here, desk: e.desk })
          if ('queue' in e.to) lane = e.to.queue
          last = e.type
        }
      })
      const gone = ['ServiceFinished', 'VisitCancelled', 'TicketMarkedAbsent', 'VisitorLeft'].includes(last)
      if (end >= 0 && !gone) facts.push({ what: 'unserved', date, hour, queue: lane, desk: null })
    }
  })
  return facts
}
