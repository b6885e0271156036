import type { FeedBooking } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { officeWithSite } from './office-with-site.ts'

const told: Omit<FeedBooking, 'staff'> = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, reason: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Jan Nowak', email: '', pin: '0451', language: 'pl', party: 1, case: null },
}
type Asked = { staff: string | null }
/** What the site answers when it has done it: the booking with who asked. */
const done = (more: object) => (asked: Asked) => ({
  bookings: [{ ...told, ...more, staff: asked.staff ?? null }],
  refused: [],
})
const day = { date: '2026-11-23', from: null, to: null, places: null, seats: 0 }
const nobody = { ...day, cuts: [], places: [], affected: [] }

const site = () =>
  officeWithSite({
    'office/bookings': ({ staff }: Asked) => ({ booking: { ...told, staff } }),
    'office/move': done({ seq: 2, time: '14:00' }),
    'office/address': done({ seq: 3, time: '14:00', email: 'jan@example.org' }),
    'office/again': done({ seq: 3, time: '14:00', email: 'jan@example.org' }),
    'office/call-off': done({ seq: 4, time: '14:00', state: 'cancelled', by: 'office', reason: 'wrong-queue' }),
    'office/cuts/preview': { affected: [] },
    'office/cuts': (asked?: { id: string }) => (asked ? { id: asked.id, affected: 2 } : nobody),
    'office/cuts/lift': { lifted: true },
    'office/visits': { visits: [], more: false },
    'office/hours': { hours: [] },
  })

const asked = { matter: 'pobyt-czasowy', at: 1_763_971_200_000, name: 'Jan Nowak', email: '', language: 'pl' }
const id = 'site-1'
const acts = {
  move: { id, at: 1_763_971_200_000 },
  address: { id, email: 'jan@example.org' },
  again: { id },
  'call-off': { ids: [id], reason: 'wrong-queue' },
  remove: { ids: [id], reason: 'booked-by-program' },
  'cuts/preview': day,
  cuts: day,
  'cuts/lift': { id: 'c1', date: '2026-11-23' },
}

test('[ALL-8] what the staff changes of a visit is in the log with who did it, and holds at the machine', async () => {
  const { running, supervisor, ask, logged } = await site()
  const { state } = running.hub.session
  await ask(supervisor, 'bookings', asked)
  expect(await ask(supervisor, 'move', acts.move)).toMatchObject({ code: 'ok', body: { done: 1, time: '14:00' } })
  expect(state.bookings.get(id)).toMatchObject({ time: '14:00', status: 'expected' })
  expect((await ask(supervisor, 'address', acts.address)).code).toBe('ok')
  expect((await ask(supervisor, 'again', acts.again)).code).toBe('ok')
  expect((await ask(supervisor, 'call-off', acts['call-off'])).code).toBe('ok')
  expect(state.bookings.get(id)).toMatchObject({ status: 'cancelled', reason: 'wrong-queue' })
  for (const type of ['BookingImported', 'BookingMoved', 'BookingChanged', 'BookingCancelled'])
    expect(
      (await logged(type)).map(({ actor }) => actor),
      type,
    ).toEqual(['supervisor:Ewa supervisor'])
})

test('[BOK-11] [ALL-8] hours that are cut, and offered again, are in the log with who did it', async () => {
  const { supervisor, ask, logged, heard } = await site()
  expect(await ask(supervisor, 'cuts', { ...day, from: '08:00', to: '10:00' })).toMatchObject({
    body: { affected: 2 },
  })
  expect(JSON.parse(heard.at(-1)?.body ?? '')).toMatchObject({ staff: expect.any(String), id: expect.any(String) })
  expect((await ask(supervisor, 'cuts/lift', acts['cuts/lift'])).code).toBe('ok')
  expect(await logged('HoursCut')).toMatchObject([
    { actor: 'supervisor:Ewa supervisor', text: expect.stringContaining('08:00–10:00') },
  ])
  expect(await logged('HoursRestored')).toMatchObject([{ actor: 'supervisor:Ewa supervisor' }])
})

test('[WRO-7] [BOK-11] a supervisor may change, cut and remove; clerks and administrators may not', async () => {
  const { clerk, supervisor, administrator, ask, heard } = await site()
  for (const [path, body] of Object.entries(acts)) {
    for (const cookie of [clerk, administrator])
      expect((await ask(cookie, path, body)).code, path).toBe('not-permitted')
    expect((await ask('', path, body)).code, path).toBe('sign-in-needed')
  }
  expect(heard).toEqual([])
  for (const [path, body] of Object.entries(acts)) expect((await ask(supervisor, path, body)).code, path).toBe('ok')
})

test('what only reads is for administrators too; a wrong field is named, and the site is not asked', async () => {
  const { clerk, supervisor, administrator, ask, heard } = await site()
  for (const path of ['cuts', 'visits?find=Jan', 'hours?matter=pobyt-czasowy&from=2026-11-20']) {
    expect((await ask(administrator, path)).code, path).toBe('ok')
    expect((await ask(clerk, path)).code, path).toBe('not-permitted')
  }
  const before = heard.length
  for (const [path, body, field] of [
    ['move', { id, at: 'soon' }, 'at'],
    ['address', { id, email: 'nobody' }, 'email'],
    ['call-off', { ids: [], reason: 'wrong-queue' }, 'ids'],
    ['cuts', { ...day, date: 'x' }, 'date'],
    ['cuts', { ...day, from: '10:00', to: '09:00' }, 'to'],
  ] as const)
    expect((await ask(supervisor, path, body)).body, path).toMatchObject({ error: { field } })
  expect((await ask(supervisor, 'remove', { ids: [id], reason: 'nothing' })).body).toMatchObject({
    error: { code: 'reason-unknown', allowed: expect.arrayContaining(['booked-by-program']) },
  })
  expect(heard).toHaveLength(before)
})

test.each([
  ['place-taken', 'hour-taken'],
  ['has-one', 'has-visit'],
  ['day-full', 'day-full'],
  ['not-so-now', 'visit-changed'],
  ['day-over', 'bad-request'],
  ['places-unknown', 'bad-request'],
] as const)('[BOK-1] what the site refuses as %s is told to the staff as %s', async (code, word) => {
  const { supervisor, ask, running } = await officeWithSite({
    'office/move': { bookings: [], refused: [{ id, code }] },
    'office/cuts': { refusal: { code } },
  })
  const path = word === 'bad-request' ? 'cuts' : 'move'
  expect((await ask(supervisor, path, acts[path])).code).toBe(word)
  expect(running.hub.session.state.bookings.size).toBe(0)
})

test('a site that is away is told as that, whatever is asked of it', async () => {
  const { supervisor, ask } = await officeWithSite({})
  for (const [path, body] of Object.entries(acts))
    expect((await ask(supervisor, path, body)).code).toBe('site-unreachable')
})
