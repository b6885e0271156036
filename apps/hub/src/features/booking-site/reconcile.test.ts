import type { FeedBooking } from '@poczekalnia/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { siteDouble } from './site-double.ts'

const told: FeedBooking = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, reason: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Olena Koval', email: 'olena@example.org', pin: '0451', language: 'uk' },
  ...{ party: 1, case: null, staff: null },
}

async function hubOf(double: Awaited<ReturnType<typeof siteDouble>>) {
  const running = await runHub({ bookingSite: double.site })
  onTestFinished(() => running.stop())
  await expect.poll(() => running.hub.session.state.bookings.has('site-1')).toBe(true)
  return running
}

const erasures = ({ asked }: Awaited<ReturnType<typeof siteDouble>>) =>
  asked.filter(({ path }) => path === 'office/erase').map(({ body }) => body)

/** As the real site: whoever was erased has no name from then on. */
const erasing = (double: Awaited<ReturnType<typeof siteDouble>>) => {
  double.answers['office/erase'] = ({ ids }: { ids: string[] }) => {
    for (const booking of double.bookings)
      if (ids.includes(booking.id)) Object.assign(booking, { name: '', email: '', case: null })
    return { erased: ids.length }
  }
}

test('[ALL-4] [BOK-17] who is erased in the office is erased on the site, also when that is away', async () => {
  const double = await siteDouble([{ ...told }])
  erasing(double)
  const running = await hubOf(double)
  const cookie = await firstAdministrator(running)
  double.goAway()
  const erased = await askApi(running, 'POST', '/api/privacy/erase', { body: { booking: 'site-1' }, cookie })
  expect(erased.code).toBe('ok')
  expect(erasures(double)).toEqual([])
  double.comeBack()
  await expect.poll(() => erasures(double)).toEqual([{ ids: ['site-1'] }])
  expect(await running.hub.people.get('site-1')).toBeNull()
})

test('[ALL-4] [BOK-17] a hub that was ended before it told the site does so at its next start, and once', async () => {
  const double = await siteDouble([{ ...told }])
  const running = await hubOf(double)
  double.goAway()
  await running.hub.session.act({ type: 'ErasePerson', booking: 'site-1' }, { actor: 'administrator:Maria' })
  erasing(double)
  double.comeBack()
  await running.restart()
  await expect.poll(() => erasures(double)).toEqual([{ ids: ['site-1'] }])
  // What the site tells of somebody without a name brings nobody back.
  await running.restart()
  double.asked.length = 0
  await expect.poll(() => double.asked.map(({ path }) => path)).toContain('office/cuts')
  expect(erasures(double)).toEqual([])
  expect(await running.hub.people.get('site-1')).toBeNull()
  expect(running.hub.session.state.bookings.get('site-1')).toMatchObject({ status: 'expected', code: '0451' })
})

test('[ALL-4] whom the site has erased is erased here too, as after a copy was brought back', async () => {
  const double = await siteDouble([{ ...told }])
  const running = await hubOf(double)
  expect(await running.hub.people.get('site-1')).not.toBeNull()
  double.bookings.push({ ...told, seq: 2, name: '', email: '' })
  double.answer()
  await expect.poll(() => running.hub.people.get('site-1')).toBeNull()
})

test('[ALL-8] a cut that a kill kept out of the log is written down at the next start, once', async () => {
  const double = await siteDouble([{ ...told }])
  const running = await hubOf(double)
  const cookie = await firstAdministrator(running)
  const cuts = async () => {
    const { body } = await askApi(running, 'GET', '/api/log', { cookie })
    const { rows } = body as unknown as { rows: { type: string; actor: string }[] }
    return rows.filter(({ type }) => type === 'HoursCut' || type === 'HoursRestored').map(({ type }) => type)
  }
  const cut = { id: 'cut-1', date: '2026-11-20', from: null, to: '10:00', places: null, seats: 0, staff: null }
  double.answers['office/cuts'] = { places: [], cuts: [cut], affected: [] }
  await running.restart()
  await expect.poll(cuts).toEqual(['HoursCut'])
  expect(running.hub.session.state.cuts).toEqual(new Map([['cut-1', '2026-11-20']]))
  double.asked.length = 0
  await running.restart()
  await expect.poll(() => double.asked.some(({ path }) => path === 'office/cuts')).toBe(true)
  expect(await cuts()).toEqual(['HoursCut'])
  // Given back on the site, and that was lost.
  double.answers['office/cuts'] = { places: [], cuts: [], affected: [] }
  await running.restart()
  await expect.poll(cuts).toHaveLength(2)
})

test('[ACC-10] an early end of the day, and that it is taken back, is told to the site, also after a cut', async () => {
  const double = await siteDouble([{ ...told }])
  const running = await hubOf(double)
  const closes = () => double.asked.filter(({ path }) => path === 'office/closes').map(({ body }) => body)
  const date = '2026-11-19'
  await expect.poll(closes).toEqual([{ date, closes: null }])
  double.goAway()
  const { session } = running.hub
  const by = { actor: 'supervisor:Piotr' }
  await session.act({ type: 'CloseEarly', closes: '13:00', text: null }, by)
  double.comeBack()
  await expect.poll(closes).toEqual([
    { date, closes: null },
    { date, closes: '13:00' },
  ])
  await session.act({ type: 'Reopen' }, by)
  await expect.poll(closes).toHaveLength(3)
  expect(closes().at(-1)).toEqual({ date, closes: null })
})
