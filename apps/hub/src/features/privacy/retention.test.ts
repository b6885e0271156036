import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'

test('[ALL-4] names and e-mails are erased after the retention time; the log says so and no more', async () => {
  const running = await runHub()
  onTestFinished(() => running.stop())
  await running.importCsv('date,time,queue,name,email\n2026-11-19,12:20,pobyt-czasowy,Olena Kowal,olena@example.org')
  const booking = [...running.hub.session.state.bookings.keys()][0] ?? ''
  const person = () => running.hub.people.get(booking)
  running.clock.pass(14 * 24 * 3_600_000)
  await running.restart()
  expect(await person()).toMatchObject({ name: 'Olena Kowal' })
  running.clock.pass(24 * 3_600_000)
  await running.restart()
  expect(await person()).toBeNull()
  await running.restart()
  expect(running.hub.session.version()).toBeGreaterThan(0)
})
