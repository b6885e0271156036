import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeIn, runSite, untilCode } from './testing/running-site.ts'

const holds = (dir: string, text: string) =>
  readdirSync(dir).some((name) => readFileSync(join(dir, name)).includes(Buffer.from(text)))

test('[BOK-17] who never typed the code is forgotten once it has run out, in every file', async () => {
  const site = await runSite()
  await untilCode(site, { name: 'Олена Коваль', email: 'olena.koval@example.org' })
  await site.letter(1)
  expect(holds(site.dir, 'olena.koval@example.org')).toBe(true)
  site.clock.pass(30)
  await site.restart()
  await expect.poll(() => holds(site.dir, 'olena.koval@example.org')).toBe(false)
  expect(holds(site.dir, 'Коваль')).toBe(false)
})

test('[BOK-17] who asked for a place in line by a letter is forgotten a day later', async () => {
  const profile = (yaml: string) => yaml.replace('  matters: # the lengths are ours', '  room: {}\n  matters:')
  const site = await runSite({ office: 'olsztyn', at: '2026-11-20T07:40', profile })
  await site.post('/olsztyn/pl/room', { act: 'mail', email: 'olena.koval@example.org' })
  await site.letter(1)
  expect(holds(site.dir, 'olena.koval@example.org')).toBe(true)
  site.clock.set('2026-11-21T07:41')
  await site.restart()
  await expect.poll(() => holds(site.dir, 'olena.koval@example.org')).toBe(false)
})

test('[BOK-17] a visit is dropped after the retention time, and not a day before', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  await site.letter(2)
  // The visit is on 20 November, the office keeps things for 14 days.
  site.clock.set('2026-12-04T23:59')
  await site.restart()
  expect((await site.feed()).body.bookings).toHaveLength(1)
  site.clock.set('2026-12-05T00:00')
  await site.restart()
  await expect.poll(async () => (await site.feed()).body.bookings).toHaveLength(0)
  await expect.poll(() => holds(site.dir, 'olena@example.org')).toBe(false)
  expect((await site.feed()).body.last).toBe(1)
})
