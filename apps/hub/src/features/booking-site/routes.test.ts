import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { officeWithSite } from './office-with-site.ts'

const told = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Jan Nowak', email: '', pin: '0451', language: 'pl' },
}
const asked = { matter: 'pobyt-czasowy', at: 1_763_971_200_000, name: 'Jan Nowak', email: '', language: 'pl' }

async function withBooking(answers: Parameters<typeof officeWithSite>[0]) {
  const known = await officeWithSite(answers)
  const book = (cookie: string, more: object = {}) => known.ask(cookie, 'bookings', { ...asked, ...more })
  return { ...known, book }
}

test('[ALL-8] who is booked by the office is in its log at once, with who did it, and the PIN works', async () => {
  const { running, heard, supervisor, book, logged } = await withBooking({
    'office/bookings': ({ staff }: { staff: string }) => ({ booking: { ...told, staff } }),
  })
  const done = await book(supervisor)
  expect(done).toMatchObject({ code: 'ok', body: { id: 'site-1', date: '2026-11-19', time: '13:20', pin: '0451' } })
  expect(heard).toMatchObject([{ path: 'office/bookings', token: 'Bearer of-the-site' }])
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ ...asked, staff: expect.any(String) })
  // The site learns a number and no name.
  expect(heard[0]?.body).not.toContain('Ewa')
  expect(running.hub.session.state.bookings.get('site-1')).toMatchObject({ code: '0451', status: 'expected' })
  expect((await logged('BookingImported')).map(({ actor }) => actor)).toEqual(['supervisor:Ewa supervisor'])
})

test('the booking site is seen by who may, and only an office that has one has these acts', async () => {
  const calendar = { from: '2026-11-19', matters: [], days: [] }
  const { running, clerk, supervisor, administrator, book } = await withBooking({ 'office/calendar': calendar })
  const look = (cookie: string) => askApi(running, 'GET', '/api/site/calendar', { cookie })
  expect((await look(supervisor)).body).toEqual(calendar)
  expect((await look(administrator)).code).toBe('ok')
  expect((await look(clerk)).code).toBe('not-permitted')
  expect((await book(clerk)).code).toBe('not-permitted')
  expect((await book(administrator)).code).toBe('not-permitted')
  expect((await book('')).code).toBe('sign-in-needed')
  const without = await runHub()
  onTestFinished(() => without.stop())
  const cookie = await firstAdministrator(without)
  expect((await askApi(without, 'GET', '/api/site/calendar', { cookie })).status).toBe(404)
})

test('a site that is away, answers nonsense or refuses is told as that, and nothing is in the log', async () => {
  const refusing = await withBooking({ 'office/bookings': { refusal: { code: 'has-one' } }, 'office/day': 'no JSON' })
  expect((await refusing.book(refusing.supervisor)).code).toBe('has-visit')
  const day = { cookie: refusing.supervisor }
  expect((await askApi(refusing.running, 'GET', '/api/site/day?date=2026-11-20', day)).code).toBe('site-unreachable')
  expect((await askApi(refusing.running, 'GET', '/api/site/calendar', day)).code).toBe('site-unreachable')
  for (const [more, field] of [
    [{ name: ' ' }, 'name'],
    [{ email: 'x' }, 'email'],
    [{ email: 'jan@example.org\u202e' }, 'email'],
    [{ email: null }, 'email'],
    [{ at: 'x' }, 'at'],
  ] as const)
    expect((await refusing.book(refusing.supervisor, more)).body).toMatchObject({ error: { field } })
  expect(refusing.running.hub.session.state.bookings.size).toBe(0)
})

test.each([
  ['place-taken', 'hour-taken'],
  ['no-such-hour', 'hour-taken'],
  ['day-full', 'day-full'],
  ['email-letters', 'email-letters'],
  ['email', 'email-wrong'],
  ['something new', 'site-unreachable'],
] as const)('[BOK-1] what the site refuses as %s is told to the staff as %s', async (refused, told) => {
  const { supervisor, book } = await withBooking({ 'office/bookings': { refusal: { code: refused } } })
  expect((await book(supervisor)).code).toBe(told)
})

test('[BOK-10] letters of the site are seen by who may, and tried at once by who changes visits', async () => {
  const letters = { letters: [], more: false }
  const { clerk, supervisor, administrator, ask, heard } = await officeWithSite({
    'office/letters': letters,
    'office/letters/hurry': ({ id }: { id: string }) => ({ hurried: id === 'm1' }),
  })
  expect((await ask(supervisor, 'letters?show=bounced&before=9')).body).toMatchObject(letters)
  expect(heard.at(-1)?.path).toBe('office/letters?show=bounced&before=9')
  expect((await ask(administrator, 'letters')).code).toBe('ok')
  expect((await ask(clerk, 'letters')).code).toBe('not-permitted')
  expect((await ask(supervisor, 'letters?show=none')).body).toMatchObject({ error: { field: 'show' } })
  expect((await ask(supervisor, 'letters/hurry', { id: 'm1' })).code).toBe('ok')
  expect((await ask(supervisor, 'letters/hurry', { id: 'm2' })).code).toBe('visit-changed')
  for (const cookie of [clerk, administrator])
    expect((await ask(cookie, 'letters/hurry', { id: 'm1' })).code).toBe('not-permitted')
})
