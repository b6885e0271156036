import type { FeedBooking } from '@poczekalnia/protocol'
import { newId } from '@poczekalnia/server/ids'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { siteDouble } from './site-double.ts'

const told: FeedBooking = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, reason: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Olena Koval', email: 'olena@example.org', pin: '0451', language: 'uk' },
  ...{ party: 1, case: null, staff: null },
}
const csv = (more = '') => `date,time,queue,name,email,pin,case
2026-11-19,13:20,pobyt-czasowy,Olena Koval,olena@example.org,4711,SO-1/2026
${more}`

/** A hub that has a visit from a file, and then hears of it from a booking site. */
async function both(bookings: FeedBooking[] = [{ ...told }]) {
  const double = await siteDouble(bookings)
  const outcomes: { id: string; state: string }[] = []
  double.answers.outcomes = (body: { outcomes: typeof outcomes }) => {
    outcomes.push(...body.outcomes.map(({ id, state }) => ({ id, state })))
    return {}
  }
  const erased: string[] = []
  double.answers['office/erase'] = ({ ids }: { ids: string[] }) => {
    erased.push(...ids)
    for (const booking of double.bookings) if (ids.includes(booking.id)) Object.assign(booking, { name: '', email: '' })
    return { erased: ids.length }
  }
  double.answers['office/codes'] = { bookings: [], refused: [] }
  double.goAway()
  const running = await runHub({ bookingSite: double.site })
  onTestFinished(() => running.stop())
  await running.importCsv(csv())
  const [id = ''] = running.hub.session.state.bookings.keys()
  double.comeBack()
  const of = () => running.hub.session.state.bookings.get(id)
  await expect.poll(() => of()?.online?.id).toBe('site-1')
  /** The site tells what has changed: each booking once, as it is now. */
  const tell = (...changes: Partial<FeedBooking>[]) => {
    for (const more of changes) {
      const row = { ...told, seq: (double.bookings.at(-1)?.seq ?? 0) + 1, ...more }
      const before = double.bookings.findIndex(({ id }) => id === row.id)
      if (before >= 0) double.bookings.splice(before, 1)
      double.bookings.push(row)
    }
    double.answer()
  }
  const events = async () => {
    const all = await Array.fromAsync(running.store.read('bydgoszcz'))
    return all.filter(({ type }) => type !== 'HubStarted').map(({ type, actor }) => `${type} ${actor}`)
  }
  return { double, running, id, of, tell, events, outcomes, erased }
}

test('[BOK-16] what becomes of a visit of a file is told to the site by the site’s own id', async () => {
  const { running, id, outcomes, double, events } = await both()
  expect(running.hub.session.state.bookings.size).toBe(1)
  await running.hub.session.act(
    { type: 'CancelBooking', booking: id, reason: 'wrong-queue' },
    { actor: 'supervisor:E' },
  )
  await expect.poll(() => outcomes).toEqual([{ id: 'site-1', state: 'cancelled' }])
  // The site is told the file's code, and not its own.
  await expect
    .poll(() => double.asked.filter(({ path }) => path === 'office/codes').map(({ body }) => body))
    .toContainEqual({ date: '2026-11-19', codes: ['4711'], again: [] })
  expect(await events()).toContain('BookingLinked booking-site')
})

test('[ALL-3] the machine takes both codes; the visit comes once, and the site hears it', async () => {
  const { running, outcomes } = await both()
  const kiosk = await running.join('kiosk')
  running.clock.set('13:00')
  const found = await kiosk.ask('find-visit', { pin: '4711' })
  expect(found).toMatchObject({ ok: true, visit: { hour: '13:20' } })
  expect(await kiosk.ask('find-visit', { pin: '0451' })).toMatchObject({ visit: found.visit })
  const { id } = found.visit as { id: string }
  expect(await kiosk.code('confirm-visit', { visit: id, language: 'uk', key: newId() })).toBe('ok')
  expect(await kiosk.code('find-visit', { pin: '0451' })).toBe('visit-used')
  await expect.poll(() => outcomes).toEqual([{ id: 'site-1', state: 'checked-in' }])
})

test('called off or moved on line, it is so here, also after a restart', async () => {
  const { running, of, tell, events } = await both()
  tell({ time: '14:00', email: 'new@example.org' })
  await expect.poll(of).toMatchObject({ time: '14:00', code: '0451', status: 'expected' })
  // The state is ahead of the disk for a moment.
  const isMoved = { time: '14:00', email: 'new@example.org', case: 'SO-1/2026' }
  await expect.poll(() => running.hub.people.all('bydgoszcz')).toMatchObject([isMoved])
  const before = await events()
  await running.restart()
  expect(of()).toMatchObject({ time: '14:00', online: { id: 'site-1' } })
  tell({ state: 'cancelled', by: 'visitor', time: '14:00', email: 'new@example.org' })
  await expect.poll(of).toMatchObject({ status: 'cancelled', reason: 'visitor-resigned' })
  await expect.poll(events).toEqual([...before, 'BookingCancelled booking-site'])
})

test('[ALL-4] [BOK-17] who is erased here is erased on the site, and the other way round', async () => {
  const { running, id, erased, double } = await both()
  const cookie = await firstAdministrator(running)
  const answer = await askApi(running, 'POST', '/api/privacy/erase', { body: { booking: id }, cookie })
  expect(answer.code).toBe('ok')
  await expect.poll(() => erased).toEqual(['site-1'])
  await running.restart()
  expect(await running.hub.people.get(id)).toBeNull()
  expect(double.bookings).toMatchObject([{ name: '' }])
})

test('[ALL-4] a hub that was ended before it told the site of an erasure does so at its next start', async () => {
  const { running, id, erased, double } = await both()
  double.goAway()
  await running.hub.session.act({ type: 'ErasePerson', booking: id }, { actor: 'administrator:Maria' })
  double.comeBack()
  await running.restart()
  await expect.poll(() => erased).toEqual(['site-1'])
})

test('called off on line and booked anew at the same hour, a visit stands again by its new code', async () => {
  const { running, of, tell, outcomes, id } = await both()
  // Told in one answer, and again from the beginning after a restart.
  tell({ state: 'cancelled', by: 'visitor' }, { id: 'site-2', pin: '7788' })
  await expect.poll(of).toMatchObject({ status: 'expected', code: '7788', online: { id: 'site-2' } })
  await running.restart()
  await running.hub.session.act(
    { type: 'CancelBooking', booking: id, reason: 'wrong-queue' },
    { actor: 'supervisor:E' },
  )
  await expect.poll(() => outcomes).toContainEqual({ id: 'site-2', state: 'cancelled' })
  expect(outcomes.filter((one) => one.id === 'site-1' && one.state !== 'cancelled')).toEqual([])
})

test('moved on line to an hour that the same person has from a file, both are that one visit', async () => {
  const { double, running, of, tell } = await both([
    { ...told },
    { ...told, seq: 2, id: 'site-2', time: '14:00', pin: '9004' },
  ])
  const { state } = running.hub.session
  // The visit of the file was called off on line; the other one is moved to its hour.
  await expect.poll(() => state.bookings.get('site-2')?.time).toBe('14:00')
  tell({ state: 'cancelled', by: 'visitor' }, { id: 'site-2', time: '13:20', pin: '9004' })
  // Its code is the one of the booking that it leaves: the site gives another one (ALL-12).
  const again = () =>
    double.asked.filter(({ path, body }) => path === 'office/codes' && JSON.stringify(body).includes('site-2'))
  await expect.poll(again).toHaveLength(1)
  expect(state.bookings.get('site-2')?.status).toBe('cancelled')
  tell({ id: 'site-2', time: '13:20', pin: '3306' })
  await expect.poll(of).toMatchObject({ time: '13:20', code: '3306', status: 'expected', online: { id: 'site-2' } })
})

test('[ALL-12] a site where nothing is booked yet hears the office’s codes at once', async () => {
  const double = await siteDouble([])
  double.answers['office/codes'] = { bookings: [], refused: [] }
  const running = await runHub({ bookingSite: double.site })
  onTestFinished(() => running.stop())
  await running.importCsv(csv())
  const codes = () => double.asked.filter(({ path }) => path === 'office/codes').map(({ body }) => body)
  await expect.poll(codes).toEqual([{ date: '2026-11-19', codes: ['4711'], again: [] }])
  expect(double.waited[0]).toBe(false)
})
