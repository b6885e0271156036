import { emptyOffice, evolve, type OfficeEvent, type RecordedEvent, toSnapshot } from '@poczekalnia/queue-core'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { withHub } from './bench-hub.ts'
import { walkIn } from './office.ts'
import { type Benchmark, count, ms, percentile } from './report.ts'

const EVENTS = 1_300_000
/**
 * A year of working days, and today, which is the worst that a start can meet: nearly the 20,000 events without a
 * snapshot.
 */
const DAYS = 250
const VISITS_A_DAY = 1_024
const AT_ONCE = 2_000
const STARTS = 3
const AIM_MS = 2_000

/** From starting the process to a healthy hub, with a year behind it, against a hub that has no past. */
export const yearStart: Benchmark = {
  name: 'year',
  async run() {
    const empty = await starts(async () => undefined)
    const year = await starts(writeYear)
    return [
      {
        name: `start with ${count(EVENTS)} events to healthy`,
        figure: ms(year),
        baseline: `${ms(empty)} with an empty log`,
        ratio: year / empty,
        aim: `≤ ${AIM_MS / 1000} s`,
        met: year <= AIM_MS,
      },
    ]
  },
}

/** The middle one of some starts, milliseconds. Each is killed, so that none leaves the next a newer snapshot. */
const starts = (before: (dbFile: string, office: string) => Promise<void>): Promise<number> =>
  withHub({ devices: {}, before }, async ({ hub }) => {
    const took: number[] = []
    for (let i = 0; i < STARTS; i++) {
      await hub.kill()
      took.push(await hub.start())
    }
    return percentile(took, 0.5)
  })

async function writeYear(dbFile: string, office: string): Promise<void> {
  const store = openSqliteStore(dbFile)
  const state = emptyOffice()
  let version = 0
  let batch: RecordedEvent[] = []
  const write = async () => {
    const events = batch.map(({ at, actor, event: { type, ...data } }) => ({ at, actor, type, data }))
    version = await store.append(office, version, events)
    batch = []
  }
  for (const recorded of yearOfEvents()) {
    evolve(state, recorded)
    batch.push(recorded)
    const isLast = version + batch.length === EVENTS
    const dayOver = recorded.event.type === 'DayClosed'
    if (batch.length === AT_ONCE || isLast || dayOver) await write()
    // As the hub keeps it.
    if (dayOver) await store.save(office, version, toSnapshot(state))
    if (isLast) break
  }
  store.close()
}

/**
 * Working days, each with its visits from ticket to farewell, and a last one that is not over. Ends when the consumer
 * has enough.
 */
function* yearOfEvents(): Generator<RecordedEvent> {
  const hour = 3600_000
  const day = 24 * hour
  // The clock shows about noon there (office.ts): today began six hours ago.
  const began = Date.now() - 6 * hour - DAYS * day
  for (let d = 0; ; d++) {
    let at = began + d * day
    const record = (event: OfficeEvent): RecordedEvent => {
      at += 1_000
      return { at, actor: 'bench', event }
    }
    const holder = { device: 'bench', name: 'bench', session: 'bench' }
    yield record({ type: 'DeskOpened', desk: 1, holder, takenFrom: null })
    for (let v = 1; d >= DAYS || v <= VISITS_A_DAY; v++) {
      const ticket = `ticket-${d}-${v}`
      const number = `U${String(v).padStart(3, '0')}`
      const code = `code-${d}-${v}`
      yield record({ type: 'TicketIssued', ticket, number, queue: walkIn, language: 'pl', code, booking: null })
      yield record({ type: 'TicketPrinted', ticket })
      yield record({ type: 'TicketCalled', ticket, desk: 1, reason: 'longest-waiting-walk-in', call: `call-${d}-${v}` })
      yield record({ type: 'ServiceStarted', ticket, desk: 1 })
      yield record({ type: 'ServiceFinished', ticket, desk: 1 })
    }
    const date = new Date(began + d * day).toISOString().slice(0, 10)
    yield record({ type: 'DayClosed', date, forgetBefore: date })
  }
}
