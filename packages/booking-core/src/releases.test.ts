import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkProfile, type Office, office } from '@poczekalnia/queue-core'
import { expect, test } from 'vitest'
import { openedAt } from './opening.ts'
import { daysOf, releaseFor, roundNamed, roundOf, roundsAround } from './releases.ts'

const yaml = readFileSync(join(import.meta.dirname, '../../../offices/bydgoszcz.yaml'), 'utf8')
const check = (releases: string, rest = '') => checkProfile(`${yaml}  releases:\n${releases}${rest}`)
function known(releases: string, rest = ''): Office {
  const checked = check(releases, rest)
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.faults))
  return office(checked.profile)
}
const draw = `    - id: tydzien
      how: draw
      opens: { on: monday, at: "08:00" }
      closes: { on: friday, at: "12:00" }
      for: [monday, tuesday]
      weeksAhead: 1
      matters: [pobyt-czasowy]
`
const first = draw.replace('how: draw', 'how: first-come').replace(/ +closes.*\n/, '')
const wall = (of: Office, at: number | null) => (at === null ? null : of.time.stamp(at).slice(0, 16))

test('[BOK-7] a draw’s round has its opening, its closing, its draw and its days', () => {
  const of = known(draw)
  const release = releaseFor(of, 'pobyt-czasowy', '2026-12-07')!
  const round = roundOf(of, release, '2026-12-07')
  expect(round.id).toBe('2026-11-27')
  expect([round.opensAt, round.closesAt, round.drawsAt].map((at) => wall(of, at))).toEqual([
    '2026-11-23T08:00',
    '2026-11-27T12:00',
    '2026-11-27T13:00',
  ])
  expect(daysOf(of, round)).toEqual(['2026-12-07', '2026-12-08'])
  for (const date of daysOf(of, round)) expect(roundOf(of, release, date)).toEqual(round)
  expect(roundNamed(of, release, '2026-11-27')).toEqual(round)
  expect(roundNamed(of, release, '2026-11-26')).toBeNull()
  expect(roundsAround(of, release, '2026-11-25', 7, 7).map(({ id }) => id)).toEqual(['2026-11-20', '2026-11-27'])
})

test('[BOK-5] days of a draw or for the invited never open to whoever comes first; other matters do as before', () => {
  for (const of of [known(draw), known(draw.replace('draw', 'invited').replace(/ +closes.*\n/, ''))]) {
    expect(openedAt(of, 'pobyt-czasowy', '2026-12-07')).toBeNull()
    expect(wall(of, openedAt(of, 'pobyt-staly', '2026-12-07'))).toBe('2026-11-07T08:00')
    expect(releaseFor(of, 'pobyt-czasowy', '2026-12-09')).toBeNull()
  }
})

test('[BOK-8] what a draw has left opens at the last moment, where the office has it so', () => {
  const of = known(draw, '  waitingList: { lastMoment: { how: open, daysBefore: 1, at: "15:00" } }\n')
  expect(wall(of, openedAt(of, 'pobyt-czasowy', '2026-12-07'))).toBe('2026-12-06T15:00')
})

test('[BOK-5] a release of first come opens at its own hour, across the change of clocks too', () => {
  const of = known(first)
  expect(wall(of, openedAt(of, 'pobyt-czasowy', '2026-12-08'))).toBe('2026-11-30T08:00')
  expect(wall(of, openedAt(of, 'pobyt-czasowy', '2026-11-02'))).toBe('2026-10-19T08:00')
})

test('a release that fits nothing is refused, and the field is named', () => {
  const fault = (releases: string) => {
    const checked = check(releases)
    return 'faults' in checked ? checked.faults.map(({ path }) => path) : null
  }
  expect(fault(draw)).toBeNull()
  expect(fault(draw.replace(/ +closes.*\n/, ''))).toEqual(['booking.releases[0].closes'])
  expect(fault(draw.replace('how: draw', 'how: first-come'))).toEqual(['booking.releases[0].closes'])
  expect(fault(draw.replace('pobyt-czasowy', 'inna'))).toEqual(['booking.releases[0].matters[0]'])
  expect(fault(draw + draw.replace('tydzien', 'drugi'))).toEqual(['booking.releases[1].for'])
  expect(fault(draw + draw.replace('pobyt-czasowy', 'pobyt-staly'))).toEqual(['booking.releases[1].id'])
  expect(fault(draw.replace('      weeksAhead: 1', '      livesIn: [Opole]'))).toEqual([
    'booking.releases[0].livesIn[0]',
  ])
})
