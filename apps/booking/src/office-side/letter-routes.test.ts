import { SiteLetters } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { bookedOn, hubOf } from '../testing/hub-of.ts'
import { runSite, untilCode } from '../testing/running-site.ts'

test('[BOK-10] the office sees every letter and what became of it; nobody else is told', async () => {
  const site = await runSite()
  const hub = hubOf(site)
  const list = async (query = '') => SiteLetters.parse((await hub.ask(`letters${query}`)).body)
  const { id } = await bookedOn(site)
  await expect.poll(async () => (await list('?show=waiting')).letters).toEqual([])
  const { letters, more } = await list()
  expect(more).toBe(false)
  expect(letters).toMatchObject([
    { kind: 'booked', way: 'mail', to: 'olena@example.org', state: 'sent', visit: { id, isBooked: true } },
    { kind: 'code', state: 'sent', visit: { id, name: 'Олена Коваль' } },
  ])
  expect((await list(`?before=${letters[0]?.order}`)).letters.map(({ kind }) => kind)).toEqual(['code'])
  for (const show of ['failed', 'bounced']) expect((await list(`?show=${show}`)).letters).toEqual([])
  expect((await hub.ask('letters?show=nothing')).status).toBe(400)
  expect((await site.get('/bydgoszcz/office/letters')).status).toBe(404)
})

test('[BOK-10] a letter that waits for a mail server that is away is tried at once when the office asks', async () => {
  const site = await runSite({ smtp: 'smtp://127.0.0.1:1' })
  const hub = hubOf(site)
  await untilCode(site)
  const waiting = async () => SiteLetters.parse((await hub.ask('letters?show=waiting')).body).letters[0]
  await expect.poll(async () => (await waiting())?.said).toEqual(expect.any(String))
  const letter = await waiting()
  expect(letter).toMatchObject({ state: 'waiting', attempts: 1, nextAt: expect.any(Number) })
  expect((await hub.ask('letters/hurry', { id: letter?.id })).body).toEqual({ hurried: true })
  await expect.poll(async () => (await waiting())?.attempts).toBe(2)
  expect((await hub.ask('letters/hurry', { id: 'nobody' })).body).toEqual({ hurried: false })
})
