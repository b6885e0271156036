import { randomUUID } from 'node:crypto'
import { letSiteGoOn } from '@poczekalnia/booking-core/store'
import { Link, readAddress } from '@poczekalnia/queue-core/database'
import { expect, onTestFinished, test } from 'vitest'
import { testPostgres } from '../../../packages/queue-core/src/testing/test-postgres.ts'
import { hoursOn, runSite } from './testing/running-site.ts'

test('[REG-1] [REG-2] over a database that lacks what it had kept nobody is answered, until it may go on', async () => {
  const database = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const operator = new Link(readAddress(database.url), database.schema)
  onTestFinished(() => operator.close())
  const site = await runSite({ database })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const [at = ''] = hoursOn((await site.get(day)).text)
  expect((await site.post(day, { at })).status).toBe(303)

  // A standby that had not got that was promoted, while the server was away.
  await operator.ask('UPDATE writers SET batch = batch - 1')
  await site.restart()
  const html = { accept: 'text/html' }
  const told = await site.get(day, html)
  expect(told.status).toBe(503)
  expect(told.text).toContain('<html lang="uk"')
  expect(told.text).toContain('Система тимчасово не працює')
  expect((await site.get('/', { ...html, 'accept-language': 'vi' })).text).toContain('<html lang="vi"')
  expect((await site.post(day, { at })).status).toBe(503)
  expect((await site.feed()).status).toBe(503)
  expect(await site.get('/healthz')).toMatchObject({ status: 503, text: expect.stringContaining('lacks') })

  expect(await letSiteGoOn(database)).not.toBeNull()
  await expect.poll(async () => (await site.get('/healthz')).status).toBe(200)
  expect((await site.get(day)).status).toBe(200)
  expect((await site.post(day, { at })).status).toBe(303)
})
