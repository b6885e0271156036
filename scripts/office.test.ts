import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { runScript, scratchFolder } from './operator/run-script.ts'

const offices = join(import.meta.dirname, '../offices')
const file = (name: string) => join(offices, `${name}.yaml`)

/** A copy of a profile with one text replaced. */
function changed(name: string, from: string, to: string): string {
  const copy = join(scratchFolder(), 'office.yaml')
  writeFileSync(copy, readFileSync(file(name), 'utf8').replace(from, to))
  return copy
}

test('check says of every file that it is right', async () => {
  const { status, out } = await runScript('office', 'check', file('katowice'), file('olsztyn'))
  expect(status).toBe(0)
  expect(out).toContain('katowice.yaml: right (katowice, queues: 4, desks: 3, cards: 1)')
  expect(out).toContain('olsztyn.yaml: right (olsztyn, queues: 5, desks: 5)')
})

test('[ACC-10] check notes tickets that go beyond the hours of the office, and what is left of them', async () => {
  const copy = changed('olsztyn', '  thursday: ["08:00-15:00"]', '  thursday: ["08:00-14:00"]')
  const { status, out } = await runScript('office', 'check', copy)
  expect(status).toBe(0)
  expect(out).toContain(
    `${copy}: note: odbior-dokumentow, thursday: 08:00-15:00 goes beyond the hours of the office; ` +
      'only 08:00-14:00 counts',
  )
})

test('check names line and column of a mistake and what was expected there', async () => {
  const copy = changed('katowice', 'graceMinutes: 10', 'graceMinutes: ten')
  const line =
    readFileSync(copy, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('graceMinutes: ten')) + 1
  const { status, out } = await runScript('office', 'check', copy)
  expect(status).toBe(1)
  expect(out.trim()).toBe(
    `${copy}:${line}:17: checkIn.graceMinutes: expected a whole number from 0 to 120, found the text "ten"`,
  )
})

test('check names the line of a setting that there is not, and of YAML that is broken', async () => {
  const unknown = await runScript('office', 'check', changed('katowice', 'retentionDays: 14', 'retention: 14'))
  expect(unknown.out).toMatch(
    /office\.yaml:\d+:1: retention: there is no such setting here; did you mean retentionDays\?/,
  )
  const broken = await runScript('office', 'check', changed('katowice', 'id: katowice', 'id: [katowice'))
  expect(broken.status).toBe(1)
  expect(broken.out).toMatch(/office\.yaml:\d+:\d+: /)
})

test('[KAT-10] check reads the cards that a profile names, and tells file, line and column of a mistake', async () => {
  const copy = changed('katowice', 'cards: [slaskie-pobyt-czasowy]', 'cards: [pobyt, nowhere]')
  const card = readFileSync(join(offices, 'cards/slaskie-pobyt-czasowy.md'), 'utf8')
  const folder = join(dirname(copy), 'cards')
  mkdirSync(folder)
  writeFileSync(join(folder, 'pobyt.md'), card.replace('queues: [pobyt-czasowy]', 'queues: [paszporty]'))
  const line = card.split('\n').findIndex((text) => text.startsWith('queues:')) + 1
  const { status, out } = await runScript('office', 'check', copy)
  expect(status).toBe(1)
  expect(out).toContain(
    `${folder}/pobyt.md:${line}:10: queues[0]: expected the id of a queue of this office: pobyt-czasowy`,
  )
  expect(out).toContain(`${folder}/nowhere.md:1:1: expected this file beside the profile`)
})

test('show tells a Friday in Olsztyn: visits of families only, no tickets', async () => {
  const { status, out } = await runScript('office', 'show', file('olsztyn'), '--date', '2026-11-20')
  expect(status).toBe(0)
  expect(out).toContain('Friday 20 November 2026: open 08:00-15:00')
  expect(out).toContain('Only: Today we serve only families')
  expect(out).toMatch(/U {2}Uzupełnianie dokumentów i informacje .*\n {3}no tickets on this day/)
  expect(out).toContain('no ticket: called by the booking number (E001)')
})

test('show tells a Tuesday in Katowice, and until when one may be late', async () => {
  const { out } = await runScript('office', 'show', file('katowice'), '--date', '2026-11-17')
  expect(out).toContain('open 07:30-17:30')
  expect(out).toContain('tickets 07:30-17:00')
  expect(out).toContain('until 10 minutes after the hour; later the booking is cancelled')
  expect(out).toContain('at least one call in 4 while booked visitors wait as well')
  expect(out).toMatch(/Who goes first: Pregnancy, .*; at most one call in 2 while others wait whose turn it is/)
  expect(out).toContain('On the phone visitors can ask for 10 more minutes once, and give their place up')
  expect(out).toContain('Not there when called: called again once, then absent; taken back within 30 minutes')
})

test('show tells a public holiday by its name', async () => {
  const { out } = await runScript('office', 'show', file('wroclaw'), '--date', '2026-11-11')
  expect(out).toContain('Wednesday 11 November 2026: closed, Independence Day')
})

test('a date that the calendar has not, or a file that is not there, is told in one line', async () => {
  const date = await runScript('office', 'show', file('katowice'), '--date', '2026-02-30')
  expect([date.status, date.err]).toEqual([2, expect.stringContaining('not 2026-02-30')])
  const none = await runScript('office', 'check', 'no-such-file.yaml')
  expect([none.status, none.err.trim()]).toEqual([2, 'no-such-file.yaml:1:1: there is no such file'])
})

test('the worked example of docs/offices.md is right, and shows as the page says', async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/offices.md'), 'utf8')
  const [yaml = '', shown = ''] = [...page.matchAll(/```(?:yaml)?\n(.*?)```/gs)].map((match) => match[1] ?? '')
  const example = join(scratchFolder(), 'town-hall.yaml')
  writeFileSync(example, yaml)
  expect((await runScript('office', 'check', example)).status).toBe(0)
  expect((await runScript('office', 'show', example, '--date', '2026-12-31')).out).toBe(shown)
})
