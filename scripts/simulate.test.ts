import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import { type OfficeEvent, office, readProfile } from '@poczekalnia/queue-core'
import { drawDay, playDay } from '@poczekalnia/queue-core/simulation'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { runScript, scratchFolder } from './operator/run-script.ts'
import { readLoggedDays } from './simulate/log-days.ts'
import { simulateOptions } from './simulate/options.ts'
import { pageOf } from './simulate/page.ts'
import { simulate } from './simulate/report.ts'
import { tableOf } from './simulate/table.ts'
import { textsIn } from './simulate/texts.ts'

const file = (id: string) => join(import.meta.dirname, `../offices/${id}.yaml`)
const officeOf = (id: string) => office(readProfile(readFileSync(file(id), 'utf8'), id))
const bydgoszcz = officeOf('bydgoszcz')
const asked = {
  date: '2026-11-24',
  desks: [3, 8],
  days: 1,
  seed: 7,
  wait: 30,
  shape: 'busy',
  visitors: undefined,
} as const
const report = simulate(bydgoszcz, { ...asked, desks: [...asked.desks] }, null, '2026-11-21')

test('[ALL-2] the command prints a table with a column for each number of desks', async () => {
  const args = ['--office', file('bydgoszcz'), '--date', '2026-11-24', '--days', '1', '--desks', '3,8', '--seed', '7']
  const { status, out } = await runScript('simulate', ...args, '--profile', 'busy')
  expect(status).toBe(0)
  expect(out.trim()).toBe(tableOf(report, textsIn('en')).trim())
  expect(out).toContain('Tuesday, 24 November 2026')
  expect(out).toMatch(/^Desks +3 +8$/m)
})

test('the same seed gives the same report to the byte, and its page needs no network', () => {
  const again = simulate(bydgoszcz, { ...asked, desks: [3, 8] }, null, '2026-11-21')
  expect(JSON.stringify(again)).toBe(JSON.stringify(report))
  const html = pageOf(report, textsIn('pl'))
  expect(pageOf(again, textsIn('pl'))).toBe(html)
  expect(html).not.toMatch(/https?:|<script|src=|href=/)
  expect(html.match(/<svg viewBox/g)).toHaveLength(1 + 2 + 2)
  expect(html.match(/<table/g)).toHaveLength(1 + 1 + 2 + 2 + 2)
})

test('however long people wait, the chart of their waits has few bars, and nobody is left out of it', () => {
  const [first] = report.results
  if (!first) throw new Error('no result')
  const long = Array.from({ length: 33 }, (_, i) => ({ from: i * 15, booked: 1, walkIns: 2 }))
  const html = pageOf({ ...report, results: [{ ...first, histogram: long, days: 1 }] }, textsIn('en'))
  const rows = [...html.matchAll(/<th scope="row">(\d+) to (\d+)<\/th><td>(\d+)<\/td><td>(\d+)<\/td>/g)]
  expect(rows.map(([, from, to]) => Number(to) - Number(from))).toEqual(Array(9).fill(60))
  expect(rows.reduce((sum, [, , , booked, walkIns]) => sum + Number(booked) + Number(walkIns), 0)).toBe(99)
})

test.each(languages)('table and page are there in %s, whole', (language) => {
  const texts = textsIn(language)
  for (const text of [tableOf(report, texts), pageOf(report, texts)])
    expect(text).not.toMatch(/simulate:|counter:|\{\{|undefined|NaN/)
})

test('without a date the next open day is played, without numbers of desks those around the office’s own', () => {
  const found = simulate(bydgoszcz, { ...asked, date: null, desks: null, shape: 'quiet' }, null, '2026-11-21')
  expect(found.date).toBe('2026-11-23')
  expect(found.results.map((r) => r.desks)).toEqual([7, 8, 9, 10])
  expect(() => simulate(bydgoszcz, { ...asked, date: '2026-11-22', desks: null }, null, '')).toThrow(
    'closed on 2026-11-22',
  )
})

test('the visitors of a log are played, on that date or on a later one of its weekday', async () => {
  const folder = scratchFolder()
  const store = openSqliteStore(join(folder, 'office.db'))
  const { log, visits } = playDay(bydgoszcz, drawDay(bydgoszcz, '2026-11-17', { seed: 1, shape: 'quiet' }), 1)
  const stored = log.map(
    ({ at, actor, event: { type, ...data } }: { at: number; actor: string; event: OfficeEvent }) => {
      return { at, actor, type, data }
    },
  )
  await store.append('bydgoszcz', 0, stored)
  store.close()
  const days = await readLoggedDays(folder, bydgoszcz)
  const later = simulate(bydgoszcz, { ...asked, desks: [8] }, days, '')
  expect(later.source).toEqual({ kind: 'log', dates: ['2026-11-17'] })
  const came = visits.filter((v) => v.issuedAt !== null).length
  expect(later.results[0]?.served).toBeGreaterThan(came * 0.9)
  await expect(readLoggedDays(folder, officeOf('wroclaw'))).rejects.toThrow('has no log of wroclaw')
})

test.each([
  [[], 'Say which office'],
  [['--office', 'x', '--date', '2026-02-30'], '--date takes a date like'],
  [['--office', 'x', '--desks', 'many'], '--desks takes a whole number from 1 to 99, not many'],
  [['--office', 'x', '--days', '0'], '--days takes a whole number from 1 to 200, not 0'],
  [['--office', 'x', '--profile', 'wild'], '--profile takes quiet, usual, busy, overload, not wild'],
  [['--office', 'x', '--from-log', '.', '--visitors', '5'], 'leave out --profile and --visitors'],
])('`simulate %j` is refused and says why', (args, saying) => {
  expect(() => simulateOptions(args)).toThrow(saying)
})

test('a profile that is not there ends the command with 2 and one line', async () => {
  const { status, err } = await runScript('simulate', '--office', 'nowhere.yaml')
  expect([status, err.trim()]).toEqual([2, 'nowhere.yaml:1:1: there is no such file'])
})
