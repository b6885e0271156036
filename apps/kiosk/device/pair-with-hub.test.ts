import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { pairWithHub } from './pair-with-hub.ts'

/** A hub that knows one code, once; while it is broken it gives no printer's token. */
async function hubWithCode(code: string) {
  const about = { codes: 0, isBroken: false, url: '' }
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString()
    const answer = (status: number, said: object) => response.writeHead(status).end(JSON.stringify(said))
    if (request.url === '/api/pair') {
      about.codes++
      const isRight = body === JSON.stringify({ kind: 'kiosk', code }) && about.codes === 1
      return isRight ? answer(200, { token: 'kiosk-token' }) : answer(400, { error: { code: 'pairing-code-wrong' } })
    }
    if (about.isBroken || request.headers.authorization !== 'Bearer kiosk-token') return answer(503, {})
    return answer(200, { token: 'printer-token' })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  about.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return about
}

test('a code is changed for the token, and that for the printer’s', async () => {
  const hub = await hubWithCode('ACEF3479')
  expect(await pairWithHub({ hub: hub.url, code: 'ACEF3479' })).toEqual({
    ok: true,
    tokens: { kiosk: 'kiosk-token', printer: 'printer-token' },
  })
})

test('a code that was used up by a try that broke off works again from the same machine', async () => {
  const hub = await hubWithCode('ACEF3479')
  hub.isBroken = true
  expect(await pairWithHub({ hub: hub.url, code: 'ACEF3479' })).toEqual({ ok: false, problem: 'not-a-hub' })
  hub.isBroken = false
  expect(await pairWithHub({ hub: hub.url, code: 'ACEF3479' })).toMatchObject({ ok: true })
  expect(hub.codes).toBe(1)
})

test('a wrong code is refused; where nobody answers it is said', async () => {
  const hub = await hubWithCode('ACEF3479')
  expect(await pairWithHub({ hub: hub.url, code: 'ACEF3477' })).toEqual({ ok: false, problem: 'refused' })
  expect(await pairWithHub({ hub: 'http://127.0.0.1:9', code: 'ACEF3479' })).toEqual({
    ok: false,
    problem: 'unreachable',
  })
})
