import { join } from 'node:path'
import { reportGroups } from '@poczekalnia/protocol'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countLog } from '../store/count-log.ts'
import { MemoryStore } from '../store/memory/store.ts'
import type { Figures } from '../store/ports/figures.ts'
import { checkFigures } from '../store/sqlite/copies/check-figures.ts'
import { openFigures } from '../store/sqlite/figures.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { testFolder } from '../store/test-folder.ts'
import { bydgoszcz, type DeskAct, officeDay } from '../testing/office-day.ts'
import { reportOracle } from '../testing/report-oracle.ts'
import type { RecordedEvent } from '../ticketing/events.ts'
import { reports } from './report.ts'

const office = bydgoszcz()
const walkIn = 'uzupelnienie-dokumentow'
const subject = { stream: 'bydgoszcz', zone: office.time.zone }

type Step =
  | { do: 'wait'; seconds: number }
  | { do: 'take'; told: { low: number; high: number } | null | undefined }
  | { do: 'book'; minutes: number; queue: string }
  | { do: 'move'; minutes: number; queue: string; which: number }
  | { do: 'check-in'; which: number }
  | { do: 'phone'; act: 'LeaveQueue' | 'AskForTime'; which: number }
  | { do: 'call-off'; which: number }
  | { do: 'hours'; early: boolean }
  | { do: 'refuse'; code: 'pin-unknown' | 'visit-late'; queue: string | null; times: number }
  | { do: 'open'; clerk: number; desk: number }
  | { do: 'desk'; clerk: number; act: DeskAct }

const queues = fc.constantFrom('pobyt-czasowy', 'pobyt-staly')
const told = fc.oneof(
  fc.constant(null),
  fc.constant(undefined),
  fc.record({ low: fc.integer({ min: 0, max: 12 }), high: fc.integer({ min: 12, max: 30 }) }),
)
const acts = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<DeskAct>({ type: 'CallNext' }, { type: 'FinishService' }) },
  fc.constantFrom<DeskAct>({ type: 'Recall' }, { type: 'MarkAbsent' }, { type: 'ReturnTicket' }),
  fc.constantFrom<DeskAct>({ type: 'TakeBack', ticket: 'U001' }, { type: 'TakeBack', ticket: 'A001' }),
  fc.constantFrom<DeskAct>(
    { type: 'CancelVisit', reason: 'documents-missing' },
    { type: 'CancelVisit', reason: 'other-person' },
  ),
  fc.constantFrom<DeskAct>({ type: 'Transfer', to: { desk: 2 } }, { type: 'Transfer', to: { queue: walkIn } }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 1500 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'wait', seconds: 23 * 3600 }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('take' as const), told }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      minutes: fc.integer({ min: 0, max: 1600 }),
      queue: queues,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      minutes: fc.integer({ min: 0, max: 1600 }),
      queue: queues,
      which: fc.nat(9),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('check-in' as const), which: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('phone' as const),
      act: fc.constantFrom('LeaveQueue' as const, 'AskForTime' as const),
      which: fc.nat(9),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('call-off' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hours' as const), early: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      code: fc.constantFrom('pin-unknown' as const, 'visit-late' as const),
      queue: fc.option(queues),
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('open' as const), clerk: fc.nat(1), desk: fc.constantFrom(1, 2) }),
  },
  { weight: 18, arbitrary: fc.record({ do: fc.constant('desk' as const), clerk: fc.nat(1), act: acts }) },
)
const randomDays = fc.array(step, { minLength: 10, maxLength: 120 })

/** Days of the real domain. */
function playDays(steps: readonly Step[]): RecordedEvent[] {
  const day = officeDay(office, '2026-11-19').at('12:00')
  let tickets = 0
  for (const next of steps) {
    if (next.do === 'wait') {
      const then = day.now() + next.seconds * 1000
      day.at(office.time.stamp(then).slice(11, 19), office.time.wall(then).date)
    } else if (next.do === 'take') {
      const [ticket, code] = [`taken-${++tickets}`, `code-${tickets}`]
      const { told } = next
      day.act({
        ...{ type: 'TakeTicket', queue: walkIn, language: 'pl', ticket, code },
        ...(told !== undefined && { quotedEstimate: told }),
      })
    } else if (next.do === 'book' || next.do === 'move') {
      const at = day.now() + next.minutes * 60_000
      const known = next.do === 'move' ? [...day.state.bookings.keys()][next.which] : undefined
      try {
        const where = { on: office.time.wall(at).date, queue: next.queue, ...(known !== undefined && { known }) }
        day.book(office.time.hourAndMinute(at), where)
      } catch {
        // The office is closed then.
      }
    } else if (next.do === 'check-in') day.checkInResult([...day.state.bookings.keys()][next.which] ?? 'none')
    else if (next.do === 'phone')
      day.act({ type: next.act, ticket: [...day.state.tickets.keys()][next.which] ?? 'none' }, 'phone')
    else if (next.do === 'call-off') {
      const booking = [...day.state.bookings.keys()][next.which] ?? 'none'
      day.act({ type: 'CancelBooking', booking, reason: 'documents-missing' }, 'supervisor:ewa')
    } else if (next.do === 'hours')
      day.act(next.early ? { type: 'CloseEarly', closes: '14:00', text: null } : { type: 'Reopen' }, 'supervisor:ewa')
    else if (next.do === 'refuse') {
      const { code, queue, times } = next
      day.act({ type: 'CountRefusals', refusals: [{ code, queue, times }] }, 'kiosk')
    } else if (next.do === 'open')
      day.clerk(`clerk ${next.clerk}`, { type: 'OpenDesk', desk: next.desk, takeOver: true })
    else day.clerk(`clerk ${next.clerk}`, next.act)
  }
  return day.log
}

const newEvents = (log: readonly RecordedEvent[]) =>
  log.map(({ at, actor, event: { type, ...data } }) => ({ at, actor, type, data }))

const period = { from: '2026-11-19', to: '2026-11-30' }

async function fileReport(
  file: Figures,
  asked: typeof period,
  by: (typeof reportGroups)[number],
  queue: string | null,
) {
  const { rows, total } = await reports(file.days(asked.from, asked.to), [by], queue)
  return { rows: rows[by], total }
}

test('figures beside the log are those of a slow count over the log, in whatever steps it was followed', async () => {
  await fc.assert(
    fc.asyncProperty(randomDays, fc.array(fc.nat(200), { maxLength: 3 }), async (steps, cuts) => {
      const log = playDays(steps)
      const file = openFigures(':memory:')
      const store = new MemoryStore()
      let version = 0
      for (const cut of [...cuts.sort((a, b) => a - b), log.length]) {
        version = await store.append(subject.stream, version, newEvents(log.slice(version, cut)))
        await countLog(store, file, subject)
      }
      for (const by of reportGroups)
        for (const queue of [null, walkIn, 'pobyt-czasowy'])
          expect(await fileReport(file, period, by, queue)).toEqual(
            reportOracle(log, office.time, { ...period, by, queue }),
          )
      const oneDay = { from: '2026-11-20', to: '2026-11-20' }
      expect(await fileReport(file, oneDay, 'hour', null)).toEqual(
        reportOracle(log, office.time, { ...oneDay, by: 'hour', queue: null }),
      )
      file.close()
    }),
    { numRuns: 60 },
  )
})

test('figures are the log’s in whatever steps they were counted, and one other number is told', async () => {
  await fc.assert(
    fc.asyncProperty(randomDays, fc.array(fc.nat(200), { maxLength: 3 }), async (steps, cuts) => {
      const log = playDays(steps)
      const [logFile, reportsFile] = [join(testFolder(), 'office.db'), join(testFolder(), 'reports.db')]
      expect(await checkFigures(logFile, reportsFile)).toBe('none')
      const store = openSqliteStore(logFile)
      const file = openFigures(reportsFile)
      let version = 0
      for (const cut of [...cuts.sort((a, b) => a - b), log.length]) {
        version = await store.append(subject.stream, version, newEvents(log.slice(version, cut)))
        await countLog(store, file, subject)
      }
      // What was not counted yet is not missed.
      await store.append(subject.stream, version, newEvents(playDays(steps)))
      file.close()
      store.close()
      expect(await checkFigures(logFile, reportsFile)).toBe(version === 0 ? 'none' : 'same')
      const db = new Database(reportsFile)
      const { changes } = db.prepare(`UPDATE days SET visits = zeroblob(28) WHERE visits != zeroblob(28)`).run()
      db.close()
      if (changes > 0) expect(await checkFigures(logFile, reportsFile)).toBe('differ')
    }),
    { numRuns: 10 },
  )
})

test('figures of a log that was replaced by an older copy are counted anew', async () => {
  const file = openFigures(join(testFolder(), 'reports.db'))
  const day = officeDay(office).at('12:05')
  day.openDesk(1)
  for (let i = 0; i < 5; i++) day.takeTicket()
  const restored = new MemoryStore()
  const before = new MemoryStore()
  await before.append(subject.stream, 0, newEvents(day.log))
  await restored.append(subject.stream, 0, newEvents(day.log.slice(0, 3)))
  await countLog(before, file, subject)
  expect((await fileReport(file, period, 'day', null)).total.arrivals.walkIn).toBe(5)
  await countLog(restored, file, subject)
  const few = (await fileReport(file, period, 'day', null)).total.arrivals.walkIn
  expect(few).toBeLessThan(5)
  expect(few).toBe(day.log.slice(0, 3).filter(({ event }) => event.type === 'TicketIssued').length)
  await before.append(subject.stream, day.log.length, newEvents(day.log.slice(0, 1)))
  await countLog(before, file, subject)
  expect((await fileReport(file, period, 'day', null)).total.arrivals.walkIn).toBe(5)
  file.close()
})

test('[ALL-4] the file holds no booking’s PIN and no ticket’s code', async () => {
  await fc.assert(
    fc.asyncProperty(randomDays, async (steps) => {
      const log = playDays(steps)
      const file = openFigures(':memory:')
      const store = new MemoryStore()
      await store.append(subject.stream, 0, newEvents(log))
      await countLog(store, file, subject)
      const progress = await file.progress(subject)
      const kept = JSON.stringify([
        await Array.fromAsync(file.days('2026-01-01', '2027-01-01')),
        await file.notes('2026-11-19'),
        [...(progress?.following.bookings ?? []), ...(progress?.following.tickets ?? [])],
      ])
      expect(kept).not.toMatch(/"(pin|code|name|email)"/)
      file.close()
    }),
    { numRuns: 10 },
  )
})
