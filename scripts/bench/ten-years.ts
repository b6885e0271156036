import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportGroups } from '@poczekalnia/protocol'
import type { OfficeEvent } from '@poczekalnia/queue-core'
import { dataFolder, openStoreAt, reportsName, type Store } from '@poczekalnia/queue-core/store'
import Database from 'better-sqlite3'
import { reportMaker } from '../../apps/hub/src/features/reports/report-maker.ts'
import { type Benchmark, count, ms, percentile } from './report.ts'

const YEARS = 10
const WORKING_DAYS = 250
const VISITS_A_DAY = 300
const AIM_MS = 1_000
/** Reports that are asked for, each by day, hour, queue and desk. */
const ROUNDS = 3

const stream = 'ten-years'
const queues = ['pobyt-czasowy', 'pobyt-staly', 'uzupelnienie-dokumentow']

/**
 * Ten years of log: how long the figures take to be made, to be brought up by a day, and to answer for all ten years at
 * once; against the shortest way without them, SQLite counting the log's own rows.
 */
export const tenYears: Benchmark = {
  name: 'reports',
  async run() {
    const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
    const logFile = join(dir, 'office.db')
    const reportsFile = join(dir, reportsName)
    const store = await openStoreAt(dataFolder(dir))
    try {
      let version = 0
      for (let year = 0; year < YEARS; year++)
        for (let day = 0; day < WORKING_DAYS; day++) version = await writeDay(store, version, year * WORKING_DAYS + day)
      const maker = reportMaker(() => ({ place: dataFolder(dir), subject: { stream, zone: 'Europe/Warsaw' } }))
      const built = await took(() => maker.ask({ kind: 'count' }))
      const answers: number[] = []
      const before = process.cpuUsage()
      for (let round = 0; round < ROUNDS; round++)
        for (const by of reportGroups)
          answers.push(await took(() => maker.ask({ kind: 'report', query: { ...all, by } })))
      const { user, system } = process.cpuUsage(before)
      const processor = (user + system) / 1_000 / answers.length
      const events = version
      version = await writeDay(store, version, YEARS * WORKING_DAYS)
      const caughtUp = await took(() => maker.ask({ kind: 'count' }))
      await maker.stop()
      const scan = scanOf(logFile)
      const slowest = percentile(answers, 1)
      return [
        {
          name: `report on ten years, ${count(YEARS * WORKING_DAYS * VISITS_A_DAY)} visits, slowest`,
          figure: ms(slowest),
          baseline: `${ms(scan)} to count the log's rows by type`,
          ratio: slowest / scan,
          aim: `≤ ${AIM_MS / 1000} s`,
          met: slowest <= AIM_MS,
        },
        {
          name: 'the same in processor time, mean',
          figure: ms(processor),
          baseline: `${ms(slowest)} of waiting, slowest`,
          ratio: processor / slowest,
          aim: '–',
          met: null,
        },
        {
          name: `figures of ${count(events)} events, from nothing`,
          figure: `${(built / 1000).toFixed(1)} s`,
          baseline: `${ms(scan)}, the same`,
          ratio: built / scan,
          aim: '–',
          met: null,
        },
        {
          name: `figures brought up by a day, ${count(version - events)} events`,
          figure: ms(caughtUp),
          baseline: `${(built / 1000).toFixed(1)} s from nothing`,
          ratio: caughtUp / built,
          aim: '–',
          met: null,
        },
        {
          name: 'size of the figures',
          figure: megabytes(reportsFile),
          baseline: `${megabytes(logFile)} of log`,
          ratio: statSync(reportsFile).size / statSync(logFile).size,
          aim: '–',
          met: null,
        },
      ]
    } finally {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    }
  },
}

const all = { from: '2010-01-01', to: '2029-12-31' }

async function took(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** What the log's file takes to be read through once, with nothing parsed. */
function scanOf(logFile: string): number {
  const db = new Database(logFile, { readonly: true })
  const began = performance.now()
  db.prepare('SELECT type, count(*), min(at), max(at) FROM events GROUP BY type').all()
  const milliseconds = performance.now() - began
  db.close()
  return milliseconds
}

const megabytes = (file: string) => `${Math.round(statSync(file).size / 1e6)} MB`

/**
 * A day with its visits, one after another: what there is to count is what matters here, not that it could have
 * happened so.
 */
function writeDay(store: Store, version: number, day: number): Promise<number> {
  const date = Temporal.PlainDate.from('2016-01-04').add({ days: Math.floor(day * 1.46) })
  const opens = date.toZonedDateTime({ timeZone: 'Europe/Warsaw', plainTime: '08:00' }).epochMilliseconds
  const random = mixed(day)
  const events: { at: number; event: OfficeEvent }[] = []
  const add = (at: number, event: OfficeEvent) => events.push({ at: Math.round(at), event })
  const holder = { device: 'bench', name: 'bench', session: 'bench' }
  for (let desk = 1; desk <= 8; desk++) add(opens, { type: 'DeskOpened', desk, holder, takenFrom: null })
  for (let v = 0; v < VISITS_A_DAY; v++) {
    const [ticket, queue, desk] = [`ticket-${day}-${v}`, queues[v % 3] as string, 1 + (v % 8)]
    const issued = opens + (v / VISITS_A_DAY) * 7 * 3_600_000
    const called = issued + random() ** 2 * 5_400_000
    const low = Math.round(random() * 30)
    const told = { low, high: low + 15 }
    const number = `A${String(v).padStart(3, '0')}`
    const code = `${ticket}-code`
    add(issued, { type: 'TicketIssued', ticket, number, queue, language: 'pl', code, booking: null, told })
    add(issued + 900, { type: 'TicketPrinted', ticket })
    add(called, { type: 'TicketCalled', ticket, desk, reason: 'longest-waiting-walk-in', call: `call-${ticket}` })
    const end = called + 120_000 + random() * 900_000
    const fate = random()
    if (fate < 0.05) add(called + 120_000, { type: 'TicketMarkedAbsent', ticket, desk })
    else if (fate < 0.1) add(end, { type: 'VisitCancelled', ticket, desk, reason: 'documents-missing' })
    else {
      add(called + 60_000, { type: 'ServiceStarted', ticket, desk })
      add(end, { type: 'ServiceFinished', ticket, desk })
    }
    if (v % 20 === 0)
      add(issued, { type: 'VisitorsRefused', refusals: [{ code: 'pin-unknown', queue: null, times: 2 }] })
  }
  events.sort((a, b) => a.at - b.at)
  const forgetBefore = date.toString()
  events.push({ at: opens + 16 * 3_600_000, event: { type: 'DayClosed', date: forgetBefore, forgetBefore } })
  const rows = events.map(({ at, event: { type, ...data } }) => ({ at, actor: 'bench', type, data }))
  return store.append(stream, version, rows)
}

/** Numbers in [0, 1), the same for the same seed. (mulberry32) */
function mixed(seed: number): () => number {
  let a = (seed + 1) * 0x9e3779b1
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
