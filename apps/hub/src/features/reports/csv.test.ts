import { readFileSync } from 'node:fs'
import type { Report, ReportFigures, ReportRow } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import { expect, test } from 'vitest'
import { officeFile } from '../../testing/running-hub.ts'
import { reportCsv } from './csv.ts'

const text = readFileSync(officeFile, 'utf8')
const place = office(readProfile(text, 'bydgoszcz.yaml'))

const figures: ReportFigures = {
  arrivals: { walkIn: 3, booked: 2 },
  bookings: 4,
  waits: { all: { count: 5, median: 750, p90: 1800, longest: 3661 }, walkIn: null, booked: null },
  service: null,
  served: 4,
  absent: 1,
  unserved: 0,
  transferred: 0,
  left: 0,
  lapsed: 2,
  notHeld: 0,
  calledOff: 0,
  cameLate: 1,
  cancelled: { 'documents-missing': 2 },
  refused: { 'pin-unknown': 7, 'queue-full/too-many-waiting': 1 },
  range: { told: 4, held: 3, sooner: 1, later: 0 },
}
const report = (by: Report['by'], ...keys: string[]): Report => ({
  from: '2026-11-19',
  to: '2026-11-20',
  by,
  queue: null,
  rows: keys.map((key): ReportRow => ({ key, ...figures })),
  total: figures,
  upTo: null,
})
const lines = (csv: string) => csv.slice(1).trimEnd().split('\r\n')

test('a file that Polish Excel opens: a byte order mark, semicolons, decimal commas, lines that end in CRLF', () => {
  const csv = reportCsv(report('day', '2026-11-19'), 'figures', place, 'pl')
  expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(csv.endsWith('\r\n')).toBe(true)
  const [head, row, total] = lines(csv) as [string, string, string]
  const cells = (line: string) => line.match(/("[^"]*"|[^;]*)(;|$)/g)?.length
  expect(cells(row)).toBe(cells(head))
  expect(head).toMatch(/^Dzień;Bez rezerwacji;Umówione wizyty;/)
  expect(row).toMatch(/^2026-11-19;3;4;2;2;1;0;0;12,5;30,0;61,0;;;;/)
  expect(total).toMatch(/^Razem;3;/)
})

test('weeks and months are written as ISO 8601 has them, numbers so that they can be reckoned with', () => {
  const [head, row] = lines(reportCsv(report('week', '2026-W47'), 'figures', place, 'pl'))
  expect([head, row].map((line) => line?.split(';')[0])).toEqual(['Tydzień', '2026-W47'])
  expect(lines(reportCsv(report('month', '2026-11'), 'figures', place, 'pl'))[1]).toMatch(/^2026-11;3;/)
})

test.each(['pl', 'en', 'uk', 'ru'] as const)('reasons are worded in %s, a queue is named', (language) => {
  const [refusals, refused] = lines(reportCsv(report('queue', 'pobyt-czasowy'), 'refused', place, language))
  expect(refusals).not.toMatch(/pin-unknown|reports:/)
  expect(refused).toMatch(/;7;1$/)
  const [cancelled] = lines(reportCsv(report('hour', '08'), 'cancelled', place, language))
  expect(cancelled).toContain(place.profile.cancelReasons.find(({ id }) => id === 'documents-missing')?.name[language])
})

test('a name that a spreadsheet would run as a formula is only a name', () => {
  const evil = office(
    readProfile(text.replace('pl: Pobyt czasowy', 'pl: \'=HYPERLINK("http://x";"a")\''), 'bydgoszcz.yaml'),
  )
  const [, row] = lines(reportCsv(report('queue', 'pobyt-czasowy'), 'figures', evil, 'pl'))
  expect(row).toMatch(/^"'=HYPERLINK\(""http:\/\/x"";""a""\)";/)
})
