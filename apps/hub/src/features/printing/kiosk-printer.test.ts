import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
beforeAll(async () => {
  running = await runHub()
})
afterAll(() => running.stop())

const ask = (authorization?: string) =>
  fetch(`${running.hub.url}/api/kiosk/printer`, {
    method: 'POST',
    ...(authorization !== undefined && { headers: { authorization } }),
  })

test('a kiosk gets a printer token that opens /printer and nothing else', async () => {
  const answer = await ask(`Bearer ${running.tokens.kiosk}`)
  expect(answer.status).toBe(200)
  const { token } = (await answer.json()) as { token: string }
  expect(await running.refusedAt('/printer', { token })).toBe('connected')
  expect(await running.refusedAt('/kiosk', { token })).toBe('forbidden')
  expect(await running.refusedAt('/printer', { token: running.tokens.kiosk })).toBe('forbidden')
})

test('nobody else gets one', async () => {
  expect((await ask()).status).toBe(401)
  expect((await ask('Bearer guess')).status).toBe(401)
  expect((await ask(`Bearer ${running.tokens.display}`)).status).toBe(403)
  expect((await ask(`Bearer ${running.tokens.counter}`)).status).toBe(403)
})
