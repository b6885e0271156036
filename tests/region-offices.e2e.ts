import { randomUUID } from 'node:crypto'
import { type Ack, type IssuedTicket, socketAddress } from '@poczekalnia/protocol'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { testPostgres } from '../packages/queue-core/src/testing/test-postgres.ts'
import { request } from '../packages/ui/src/request.ts'
import { walkIn } from '../scripts/bench/office.ts'
import { openOffices } from './support/region.ts'

/** Takes a ticket at a machine as its screen does, which asks again until it is answered. */
async function tap(hub: string, office: string, token: string): Promise<string> {
  const { url, path } = socketAddress(`${hub}/${office}`, '/kiosk')
  const socket = io(url, {
    path,
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelayMax: 500,
  })
  // A hub that is just starting or going turns pages away, and socket.io then leaves it at that; a screen does not.
  const again = () => void (socket.active || setTimeout(() => socket.connect(), 300))
  socket.on('connect_error', again).on('disconnect', (reason) => reason === 'io server disconnect' && again())
  try {
    const act = { queue: walkIn, language: 'pl', key: randomUUID() }
    const answer = await request(socket, 'take-ticket', act, { tryMs: 4_000, giveUpMs: 400_000 })
    const told = answer as Ack<{ ticket: IssuedTicket }>
    return told.ok ? told.ticket.number : JSON.stringify(told)
  } finally {
    socket.disconnect()
  }
}

test('[REG-1] two offices on two hubs: either hub takes whoever comes, also when the other is gone', async () => {
  const region = await openOffices(await testPostgres(), 2, 2)
  try {
    const [one, two] = region.hubs
    await one!.start()
    // It works neither of them, and says that both are well.
    await two!.start()
    const numbers: string[][] = []
    for (const [office, [first = '', second = '']] of region.machines)
      numbers.push([await tap(one!.url, office, first), await tap(two!.url, office, second)])
    await one!.kill()
    for (const [n, [office, [token = '']]] of [...region.machines].entries())
      numbers[n]!.push(await tap(two!.url, office, token))
    for (const given of numbers) expect(given).toEqual(numbers[0])
    expect(new Set(numbers[0]).size).toBe(3)
    expect(numbers[0]!.join()).toMatch(/^[A-Z]\d+,[A-Z]\d+,[A-Z]\d+$/)
  } finally {
    await region.remove()
  }
})
