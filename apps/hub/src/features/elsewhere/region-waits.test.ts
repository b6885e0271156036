import { randomUUID } from 'node:crypto'
import type { KnownTicket } from '@poczekalnia/protocol'
import { inDatabase, openBoardAt } from '@poczekalnia/queue-core/store'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../../../packages/queue-core/src/testing/test-postgres.ts'
import { runHub } from '../../testing/running-hub.ts'
import { regionWaits } from './region-waits.ts'

const queue = 'uzupelnienie-dokumentow'

test('[REG-3] an office that another hub works is heard over the database: machine, known ticket, phone', async () => {
  const place = inDatabase(await testDatabase(), 'any')
  const office = async (id: string, more = '') => {
    const profile = (yaml: string) =>
      yaml.replace('id: bydgoszcz\n', `id: ${id}\n`).replace('noBooking:', `${more}noBooking:`)
    const running = await runHub({ profile, regionBoard: () => openBoardAt(place) })
    onTestFinished(() => running.stop())
    const holder = { device: 'desk', name: 'desk', session: 'session' }
    await running.hub.session.act({ type: 'OpenDesk', desk: 1, takeOver: false, holder }, { actor: 'test' })
    return running
  }
  const there = await office('torun')
  const here = await office('bydgoszcz', 'shorterElsewhere: { offices: [torun] }\n')
  for (let n = 0; n < 12; n++)
    await here.hub.session.act(
      { type: 'TakeTicket', queue, language: 'en', ticket: `t${n}`, code: `code-of-ticket-${n}` },
      { actor: 'test' },
    )
  const kiosk = await here.join('kiosk')
  const known = async () => (await kiosk.ask('find-ticket', { code: 'code-of-ticket-11' })).ticket as KnownTicket
  expect((await known()).elsewhere).toBeUndefined()
  await there.hub.waits.exchange()
  await here.hub.waits.exchange()
  const elsewhere = { address: expect.stringContaining('ul. Konarskiego'), asOf: expect.stringMatching(/^12:0[0-5]$/) }
  expect((await known()).elsewhere).toMatchObject(elsewhere)
  const page = async () => (await fetch(`${here.hub.url}/t/code-of-ticket-11`)).text()
  expect(await page()).toMatch(/shorter wait for the same matter elsewhere:[\s\S]+ul\. Konarskiego/)
  // Who may be called at once here is told of nothing.
  const first = (await kiosk.ask('find-ticket', { code: 'code-of-ticket-0' })).ticket as KnownTicket
  expect(first.elsewhere).toBeUndefined()
})

test('[REG-3] a database that is away, or something odd in it, tells of nothing and stops nobody', async () => {
  const place = inDatabase(await testDatabase(), 'any')
  const warned: unknown[] = []
  const log = { warn: (told: unknown) => void warned.push(told) }
  const own = { id: `r${randomUUID()}`, name: { pl: 'Urząd' }, address: 'ul. Prosta 1', queues: [] }
  let isAway = true
  const region = regionWaits(async () => {
    if (isAway) throw new Error('away')
    return openBoardAt(place)
  }, log)
  expect([await region.exchange(own, ['other']), await region.exchange(own, ['other'])]).toEqual([null, null])
  expect(warned).toHaveLength(1)
  isAway = false
  const board = await openBoardAt(place)
  await board.tell('other', '{"id":"other"}')
  await board.tell('odd', 'not JSON')
  await board.tell('third', JSON.stringify({ ...own, id: 'another' }))
  expect(await region.exchange(own, ['other', 'odd', 'third', own.id])).toEqual([{ ...own, ageMs: expect.any(Number) }])
  await Promise.all([board.close(), region.close()])
})
