import { SiteDraws } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { codeIn, hoursOn, runSite } from '../testing/running-site.ts'
import { playedOver } from './played.ts'

test('[BOK-7] a draw is played over those who asked: whose place would have been another\u2019s', async () => {
  const asker = (n: number) => ({ afterMs: n < 20 ? 10 : 60_000, asks: n < 5 ? 100 : 1, got: n < 20 ? 1 : 0 })
  const played = await playedOver(Array.from({ length: 200 }, (_, n) => asker(n)))
  expect(played).toMatchObject({ askers: 200, winners: 20 })
  expect([played.firstSecond, played.many]).toEqual([
    ...[
      { askers: 20, winners: 20 },
      { askers: 5, winners: 5 },
    ],
  ])
  // Of twenty, eighteen on average: each lot is another, and none is twenty times the same.
  const { from, to } = played.others
  expect(from).toBeGreaterThanOrEqual(10)
  expect(to).toBeLessThanOrEqual(20)
  expect(from).toBeLessThan(to)
  // Where all who asked had a place, no lot changes anything.
  const all = await playedOver([{ afterMs: 0, asks: 1, got: 1 }])
  expect(all.others).toEqual({ from: 0, to: 0 })
})

test('[BOK-7] the office is told what a draw would have changed, once the first hour is over', async () => {
  const one = (yaml: string) => yaml.replace('seats: 3', 'seats: 1, hours: { monday: ["09:00-09:20"] }')
  const site = await runSite({ profile: one, proxy: '127.0.0.1', at: '2026-11-21T08:00' })
  const day = '/bydgoszcz/uk/m/pobyt-staly/2026-12-21'
  const [at = ''] = hoursOn((await site.get(day)).text)
  const ask = (n: number) => site.post(day, { at }, { origin: site.url, 'x-forwarded-for': `203.0.113.${n}` })
  const { location } = await ask(1)
  for (const n of [2, 3, 4]) expect((await ask(n)).status).toBe(409)
  await site.post(location ?? '', { act: 'person', name: 'Олена Коваль', email: 'olena@gmail.com' })
  await site.post(location ?? '', { act: 'code', code: codeIn(await site.letter(1)) })
  const hub = hubOf(site)
  const told = async () => {
    const { openings } = SiteDraws.parse((await hub.ask('fair-draws')).body)
    return openings.find(({ days }) => days.includes('2026-12-21'))
  }
  expect(await told()).toMatchObject({ played: null })
  site.clock.set('2026-11-21T09:01')
  await site.restart()
  expect(await told()).toMatchObject({ played: { askers: 4, winners: 1, firstSecond: { askers: 4, winners: 1 } } })
})
