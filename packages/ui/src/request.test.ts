import { expect, test } from 'vitest'
import { type AskingSocket, request, Unreachable } from './request.ts'

type Sent = { event: string; payload: { key?: string } }

function socketThat(answers: (() => unknown)[], linkedAtFirst = true) {
  const sent: Sent[] = []
  const waiting = new Set<() => void>()
  const socket: AskingSocket & { link(): void } = {
    connected: linkedAtFirst,
    once: (_event, listener) => waiting.add(listener),
    off: (_event, listener) => waiting.delete(listener),
    timeout: () => ({
      async emitWithAck(event, payload) {
        sent.push({ event, payload: payload as Sent['payload'] })
        const answer = answers.shift()
        if (!answer) throw new Error('operation has timed out')
        return answer()
      },
    }),
    link() {
      socket.connected = true
      for (const listener of waiting) listener()
      waiting.clear()
    },
  }
  return { socket, sent }
}
const lost = () => {
  throw new Error('socket has been disconnected')
}

test('a lost acknowledgement is asked for again with the same key', async () => {
  const { socket, sent } = socketThat([lost, () => ({ ok: true, ticket: 7 })])
  await expect(request(socket, 'take-ticket', { queue: 'u' })).resolves.toEqual({ ok: true, ticket: 7 })
  expect(sent).toHaveLength(2)
  expect(sent[0]!.payload.key).toMatch(/^[0-9a-f]{32}$/)
  expect(sent[1]!.payload).toEqual(sent[0]!.payload)
})

test('a key of the caller is kept, and looking up a visit or a ticket carries none', async () => {
  const { socket, sent } = socketThat([
    () => ({ ok: true }),
    () => ({ ok: false, error: { code: 'pin-unknown' } }),
    () => ({ ok: true }),
  ])
  await request(socket, 'take-ticket', { queue: 'u', key: 'mine' })
  await request(socket, 'find-visit', { pin: '1234' })
  await request(socket, 'find-ticket', { code: 'c' })
  expect(sent.map((one) => one.payload)).toEqual([{ key: 'mine', queue: 'u' }, { pin: '1234' }, { code: 'c' }])
})

test('waits for the link to come back', async () => {
  const { socket, sent } = socketThat([() => ({ ok: true })], false)
  const asked = request(socket, 'take-ticket', {})
  expect(sent).toHaveLength(0)
  socket.link()
  await expect(asked).resolves.toEqual({ ok: true })
})

test('gives up after its time, linked or not', async () => {
  const short = { tryMs: 20, giveUpMs: 60 }
  await expect(request(socketThat([], false).socket, 'take-ticket', {}, short)).rejects.toBeInstanceOf(Unreachable)
  await expect(request(socketThat([]).socket, 'take-ticket', {}, short)).rejects.toMatchObject({ code: 'unreachable' })
})

test('an answer that is none counts as lost', async () => {
  const { socket, sent } = socketThat([() => undefined, () => ({ ok: true })])
  await request(socket, 'take-ticket', {})
  expect(sent).toHaveLength(2)
})
