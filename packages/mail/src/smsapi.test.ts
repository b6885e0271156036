import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { segmentsOf } from './sms.ts'
import { openSmsApi } from './smsapi.ts'

/** A double of SMSAPI: what it is asked, and what it is told to answer; it knows what it has sent. */
async function double(answers: (object | number | string)[] = []) {
  const heard: { path: string; token: string; form: Record<string, string> }[] = []
  const sent = new Set<string>()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const form = Object.fromEntries(new URLSearchParams(body))
    heard.push({ path: request.url ?? '', token: request.headers.authorization ?? '', form })
    const told = answers.shift()
    if (typeof told === 'number') return response.writeHead(told).end('<html>no</html>')
    // The message is sent, and its answer lost.
    if (told === 'cut') {
      sent.add(form.idx ?? '')
      return request.socket.destroy()
    }
    const isTwice = form.check_idx === '1' && sent.has(form.idx ?? '')
    const answer = told ?? (isTwice ? { error: 53, message: 'Not unique idx' } : { count: 1, list: [{ id: '1' }] })
    if (!('error' in Object(answer))) sent.add(form.idx ?? '')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { heard, sent, gateway: openSmsApi({ url, token: 'secret', from: 'URZAD' }) }
}

const sms = { to: '+48600700800', text: '508339 – kod' }

test('[WRO-6] an SMS goes to SMSAPI with its token, its sender and an idx that it checks', async () => {
  const { heard, gateway } = await double()
  expect(await gateway.send(sms, 'a1b2')).toEqual({ kind: 'sent' })
  expect(heard).toEqual([
    {
      ...{ path: '/sms.do', token: 'Bearer secret' },
      form: {
        ...{ to: '48600700800', message: sms.text, from: 'URZAD', format: 'json', encoding: 'utf-8' },
        ...{ idx: 'a1b2', check_idx: '1' },
      },
    },
  ])
})

test('[BOK-10] an answer that was lost: sent again with the same idx it arrives once', async () => {
  const { sent, heard, gateway } = await double(['cut'])
  expect(await gateway.send(sms, 'a1')).toMatchObject({ kind: 'later', code: null })
  expect(await gateway.send(sms, 'a1')).toEqual({ kind: 'sent' })
  expect([heard.length, sent.size]).toEqual([2, 1])
})

test.each([
  [
    { error: 13, message: 'No correct phonenumbers' },
    { kind: 'refused', code: 13, said: '13 No correct phonenumbers' },
  ],
  [
    { error: 12, message: 'Too long' },
    { kind: 'refused', code: 12 },
  ],
  [
    { error: 103, message: 'Insufficient credits' },
    { kind: 'later', code: 103, said: '103 Insufficient credits' },
  ],
  [
    { error: 101, message: 'Authorization failed' },
    { kind: 'later', code: 101 },
  ],
  [
    { error: '203', message: 'Too many requests' },
    { kind: 'later', code: 203 },
  ],
  [
    { count: 0, list: [] },
    { kind: 'later', code: 200 },
  ],
  [502, { kind: 'later', code: 502 }],
])('what it answers with 200 or otherwise is told apart: %o', async (answer, fate) => {
  const { gateway } = await double([answer])
  expect(await gateway.send(sms, 'a1')).toMatchObject(fate)
})

test('nobody there: it waits', async () => {
  const gateway = openSmsApi({ url: 'http://127.0.0.1:1', token: 'x', from: null })
  expect(await gateway.send(sms, 'a1')).toMatchObject({ kind: 'later', code: null })
})

test.each([
  ['a'.repeat(160), 'gsm-7', 1],
  ['a'.repeat(161), 'gsm-7', 2],
  [`${'a'.repeat(158)}€`, 'gsm-7', 1],
  [`${'a'.repeat(159)}€`, 'gsm-7', 2],
  ['ż'.repeat(70), 'ucs-2', 1],
  ['ż'.repeat(71), 'ucs-2', 2],
  ['к'.repeat(135), 'ucs-2', 3],
  ['😀'.repeat(36), 'ucs-2', 2],
])('a text is paid as so many messages as its alphabet needs: %s', (text, alphabet, segments) => {
  expect(segmentsOf(text)).toEqual({ alphabet, segments })
})
