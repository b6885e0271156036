import type { FeedBooking } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { officeWithSite } from './office-with-site.ts'

const draw = { release: 'tydzien', round: '2026-11-20' }
const visit: FeedBooking = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, reason: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Jan Nowak', email: '', pin: '0451', language: 'pl', party: 1, case: null },
  staff: null,
}
const line = '0123456789abcdef'
const site = () =>
  officeWithSite({
    'office/fair-draws': { draws: [], openings: [] },
    'office/draw-entries': { entries: [], more: false },
    'office/programs': { visits: [], entries: [], looked: 0 },
    'office/entries': { receipt: 'K7QP-9M2X-K7QP-9M2X', line },
    'office/entry-acts': ({ act, staff }: { act: string; staff: string }) => ({
      ...{ line, round: draw.round, bookings: act === 'accept' ? [{ ...visit, staff }] : [] },
    }),
    'office/entry-removals': { removed: [{ line, round: draw.round }], refused: [] },
  })

const entry = {
  ...{ ...draw, matter: 'pobyt-czasowy', names: ['Jan Nowak'], document: 'AB123456', email: '', language: 'pl' },
  ...{ days: ['2026-11-30'], hours: 'any', stepFree: false },
}
const asked = `draw-entries?${new URLSearchParams(draw)}`
const acts: [string, object][] = [
  ['draw-entries', entry],
  ['entry-acts', { entry: 'e1', act: 'accept' }],
  ['entry-removals', { entries: ['e1'], reason: 'booked-by-program' }],
]

test('[ALL-8] [BOK-7] what the staff does for an entry is in the log with who did it and no name', async () => {
  const { running, supervisor, ask, logged, heard } = await site()
  expect((await ask(supervisor, 'draw-entries', entry)).body).toMatchObject({ receipt: 'K7QP-9M2X-K7QP-9M2X' })
  const accepted = await ask(supervisor, 'entry-acts', { entry: 'e1', act: 'accept' })
  expect(accepted.body).toMatchObject({ visits: [{ name: 'Jan Nowak', time: '13:20', pin: '0451' }] })
  expect(running.hub.session.state.bookings.get('site-1')).toMatchObject({ code: '0451', status: 'expected' })
  for (const act of ['decline', 'withdraw']) await ask(supervisor, 'entry-acts', { entry: 'e1', act })
  expect(await ask(supervisor, 'entry-removals', { entries: ['e1'], reason: 'booked-by-program' })).toMatchObject({
    body: { done: 1, missed: 0 },
  })
  // The site learns a number and no name of the staff.
  expect(heard.map(({ body }) => body).join()).not.toContain('Ewa')
  const rows = await logged('DrawEntryChanged')
  expect(rows.map(({ actor }) => actor)).toEqual(Array.from({ length: 5 }, () => 'supervisor:Ewa supervisor'))
  for (const { text } of rows) expect(text).toContain(line)
  expect(rows.map(({ text }) => text).join()).not.toContain('Nowak')
})

test('[WRO-7] a supervisor sees programs and acts on draws; administrators look, clerks do neither', async () => {
  const { clerk, supervisor, administrator, ask, heard } = await site()
  for (const path of ['draws', asked]) {
    for (const cookie of [supervisor, administrator]) expect((await ask(cookie, path)).code, path).toBe('ok')
    expect((await ask(clerk, path)).code, path).toBe('not-permitted')
    expect((await ask('', path)).code, path).toBe('sign-in-needed')
  }
  expect((await ask(supervisor, 'programs')).code).toBe('ok')
  for (const cookie of [clerk, administrator]) expect((await ask(cookie, 'programs')).code).toBe('not-permitted')
  const before = heard.length
  for (const [path, body] of acts) {
    for (const cookie of [clerk, administrator])
      expect((await ask(cookie, path, body)).code, path).toBe('not-permitted')
    expect((await ask('', path, body)).code, path).toBe('sign-in-needed')
  }
  expect(heard).toHaveLength(before)
  for (const [path, body] of acts) expect((await ask(supervisor, path, body)).code, path).toBe('ok')
})

test('what the site refuses is told in the office’s words, and is not in the log', async () => {
  const { supervisor, ask, logged } = await officeWithSite({
    'office/entries': { refusal: { code: 'entered-already' } },
    'office/entry-acts': { refusal: { code: 'not-so-now' } },
  })
  expect((await ask(supervisor, 'draw-entries', entry)).code).toBe('entered-already')
  expect((await ask(supervisor, 'draw-entries', { ...entry, names: [] })).body).toMatchObject({
    error: { field: 'names' },
  })
  expect((await ask(supervisor, 'entry-acts', { entry: 'e1', act: 'accept' })).code).toBe('visit-changed')
  expect((await ask(supervisor, 'entry-removals', { entries: ['e1'], reason: 'none' })).code).toBe('reason-unknown')
  expect((await ask(supervisor, 'draws')).code).toBe('site-unreachable')
  expect(await logged('DrawEntryChanged')).toEqual([])
})

test('[BOK-7] whoever is entered after the close hears that the draw is closed', async () => {
  const { supervisor, ask, logged } = await officeWithSite({ 'office/entries': { refusal: { code: 'draw-closed' } } })
  expect((await ask(supervisor, 'draw-entries', entry)).code).toBe('draw-closed')
  expect(await logged('DrawEntryChanged')).toEqual([])
})
