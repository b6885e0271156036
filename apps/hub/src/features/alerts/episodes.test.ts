import type { Warning } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Episodes, look, noEpisodes } from './episodes.ts'

const minute = 60_000
const late: Warning = { what: 'past-closing', queue: 'u', closes: '15:30', waiting: 57, least: 3, most: 9 }
const dark: Warning = { what: 'dark', display: 'Sala' }

/** Looks at each minute; answers the minutes at which something is mailed, and what. */
function mails(at: (minute: number) => Warning[], until: number, afterMinutes = 5): [number, string][] {
  let episodes: Episodes = noEpisodes()
  const told: [number, string][] = []
  for (let i = 0; i <= until; i++) {
    const looked = look(episodes, at(i), i * minute, afterMinutes)
    episodes = JSON.parse(JSON.stringify(looked.episodes)) as Episodes
    if (looked.due.length > 0) told.push([i, looked.due.map(({ what }) => what).join()])
  }
  return told
}

test('what lasts for some minutes is mailed, once', () => {
  expect(mails((i) => (i >= 2 ? [{ ...late, most: i }] : []), 60)).toEqual([[7, 'past-closing']])
  expect(mails(() => [late], 60, 0)).toEqual([[0, 'past-closing']])
})

test('what was over before that is not', () => {
  expect(mails((i) => (i < 4 ? [late] : []), 60)).toEqual([])
})

test('a warning that comes and goes is one; away for a quarter of an hour, it is another', () => {
  expect(mails((i) => (i % 3 === 0 ? [late] : []), 60)).toEqual([[6, 'past-closing']])
  expect(mails((i) => (i < 8 || i > 25 ? [late] : []), 60)).toEqual([
    [5, 'past-closing'],
    [31, 'past-closing'],
  ])
})

test('mails are some minutes apart, and tell together what came meanwhile', () => {
  const printer: Warning = { what: 'printer', machine: 'Hol', printer: 'paper-out' }
  expect(mails((i) => [late, ...(i >= 2 ? [dark] : []), ...(i >= 4 ? [printer] : [])], 60)).toEqual([
    [5, 'past-closing'],
    [15, 'dark,printer'],
  ])
})

test('what can wait until somebody walks by is not mailed', () => {
  expect(
    mails(
      () => [
        { what: 'paper-low', machine: 'Hol' },
        { what: 'trouble', display: 'Sala' },
      ],
      60,
    ),
  ).toEqual([])
})
