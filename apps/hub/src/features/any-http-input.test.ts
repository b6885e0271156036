import { request } from 'node:http'
import { errorCodes, may } from '@poczekalnia/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { anyJson, anyText, nearly } from '../testing/any-input.ts'
import { type RunningHub, runHub } from '../testing/running-hub.ts'
import { expectSound, knownTexts, logMark, someBookings, writtenSince } from '../testing/sound.ts'
import { firstAdministrator } from '../testing/staff-hands.ts'

/** How many are sent; more for who has the time. */
const REQUESTS = Number(process.env.POCZEKALNIA_INPUTS ?? 1_500)

/** Past this Node's own server hangs up on who is still sending. */
const LONGEST_ADDRESS = 12_000

let running: RunningHub
let administrator: string
beforeAll(async () => {
  running = await runHub({ profileFile: { read: () => null, write: () => false } })
  administrator = await firstAdministrator(running)
  await running.importCsv(someBookings)
  const kiosk = await running.join('kiosk')
  for (let n = 0; n < 2; n++) await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
})
afterAll(() => running.stop())

/**
 * Addresses of what is no route of the API: `:any` is whatever comes. A route without one here fails the test below.
 */
const addresses = [
  ['GET', '/'],
  ['GET', '/healthz'],
  ['GET', '/metrics'],
  ['GET', '/t/:code'],
  ['GET', '/t/:any'],
  ['GET', '/t/:code/news'],
  ['GET', '/t/:code/:any'],
  ['POST', '/t/:code/more-time'],
  ['POST', '/t/:code/back'],
  ['POST', '/t/:any/leave'],
  ['POST', '/api/bookings'],
  ['POST', '/api/kiosk/printer'],
  ['GET', '/api/v1/office'],
  ['GET', '/api/v1/queues'],
  ['GET', '/api/v1/tickets'],
  ['GET', '/api/v1/bookings'],
  ['GET', '/api/v1/figures'],
  ['GET', '/api/v1/openapi.json'],
  ['GET', '/api/cards'],
  ['GET', '/api/cards/:any'],
  ['GET', '/c/:any'],
  ['GET', '/voice/index.json'],
  ['GET', '/voice/:any'],
  ['GET', '/speech/index.json'],
  ['OPTIONS', '/speech/:any'],
  ['GET', '/speech/:any'],
  ['GET', '/kiosk'],
  ['GET', '/display/:any'],
  ['GET', '/counter/:any'],
  ['GET', '/supervisor/:any'],
  ['GET', '/:any'],
] as const

type Sent = { method: string; path: string; type: string; body: string | Uint8Array | null; cookie: boolean }

const send = ({ method, path, type, body, cookie }: Sent) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = {
      ...(body !== null && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      ...(cookie && { cookie: administrator }),
    }
    const asked = request(running.hub.url, { method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        // A ticket's news never end.
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy()
      })
      response.on('close', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asked.on('error', reject)
    asked.end(body ?? undefined)
  })

/** In an address: any bytes by their numbers, or as they are where an address may have them. */
const anyPart = fc.oneof(
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  fc
    .uint8Array({ maxLength: 12 })
    .map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
  fc.constantFrom(
    '..',
    '%2e%2e%2f',
    '//',
    '%',
    '%zz',
    '%00',
    '%ed%a0%80',
    'x'.repeat(4_000),
    '[',
    ':@',
    '\\',
    '1',
    'a-b',
  ),
)
const inQuery = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed())
const queryOf = (fields: unknown): string =>
  typeof fields === 'object' && fields !== null
    ? Object.entries(fields)
        .map(([name, value]) => `${inQuery(name)}=${inQuery(value)}`)
        .join('&')
    : ''
const rawBody = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '{',
    '[[[[',
    '"\ud800"',
    `${'['.repeat(5_000)}`,
    `{"__proto__":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`,
  ),
)

function anyRequest(): fc.Arbitrary<Sent> {
  const known = knownTexts(running)
  const codes = [...running.hub.session.state.ticketByCode.keys()]
  const filled = (path: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        ...path
          .split(/(?=\/)/)
          .map((part) =>
            part === '/:code'
              ? fc.constantFrom(...codes.map((code) => `/${code}`))
              : part === '/:any'
                ? anyPart.map((text) => `/${text}`)
                : part.startsWith('/:')
                  ? fc.oneof(fc.constantFrom(...known), anyPart).map((text) => `/${text}`)
                  : fc.constant(part),
          ),
      )
      .map((parts) => parts.join(''))
  const api = running.hub.api.map((route) => {
    const isSigning = /sign-(in|out)$/.test(route.path)
    const body =
      route.body instanceof z.ZodType
        ? fc.oneof(
            { weight: 6, arbitrary: nearly(route.body, known).map((value) => JSON.stringify(value) ?? '') },
            { weight: 2, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
            { weight: 1, arbitrary: rawBody },
          )
        : fc.option(rawBody)
    return fc.record({
      method: fc.constant(route.method),
      path: fc
        .tuple(
          filled(route.path),
          fc.oneof({ weight: 4, arbitrary: nearly(route.query, known) }, { weight: 1, arbitrary: anyJson }),
        )
        .map(([path, query]) => `${path}?${queryOf(query)}`.slice(0, LONGEST_ADDRESS)),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constant('text/plain') },
      ),
      body,
      // Whose session would end with it is not who goes on asking.
      cookie: isSigning
        ? fc.constant(false)
        : fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    })
  })
  const others = addresses.map(([method, path]) =>
    fc.record({
      method: fc.constant(method as string),
      path: fc.tuple(filled(path), fc.option(anyPart, { nil: '' })).map(([path, query]) => `${path}?${query}`),
      type: fc.constantFrom('application/x-www-form-urlencoded', 'text/csv'),
      body:
        method === 'POST'
          ? fc.oneof(
              rawBody,
              anyPart.map((text) => `key=${text}`),
            )
          : fc.constant(null),
      cookie: fc.boolean(),
    }),
  )
  return fc.oneof(...api, ...others)
}

test('the addresses that are tried are all that the hub answers at', () => {
  const { api, routes } = running.hub
  const tried = [
    ...api.map(({ method, path }) => [method, path.replaceAll(/:\w+/g, 'x')]),
    ...addresses.map(([method, path]) => [method, path.replaceAll(/:\w+/g, 'x')]),
  ]
  const answering = tried.map(([method = '', path = '']) => routes.find((route) => route.matches(method, path)))
  const forgotten = routes.filter((route) => !answering.includes(route))
  expect(forgotten.map(String)).toEqual([])
})

test('[ALL-5] [ALL-8] whatever an address gets is done or refused by the list; a refusal writes nothing', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(anyRequest(), async (sent) => {
      const mark = await logMark(running)
      const { status, text } = await send(sent)
      const error = text.startsWith('{"error":') ? (JSON.parse(text) as { error: { code: string } }).error : null
      const told = error?.code ?? String(status)
      seen.set(told, (seen.get(told) ?? 0) + 1)
      // A form is answered by sending its browser back to the page.
      if (status < 400) return
      expect(status, text).toBeLessThan(500)
      if (error) expect(errorCodes).toContain(error.code)
      expect((await writtenSince(running, mark)).filter((type) => !/^(SignInRefused|LockedOut)$/.test(type))).toEqual(
        [],
      )
    }),
    { numRuns: REQUESTS },
  )
  expect(seen.get('200')).toBeGreaterThan(REQUESTS / 20)
  expect(seen.get('bad-request')).toBeGreaterThan(REQUESTS / 20)
  await expectSound(running)
})

test.each(['9999-12-31', '0001-01-01', '2100-01-01', '1999-12-31', '2026-02-30', '2026-13-01', '+012026-01-01'])(
  'no day is asked for that an office can have nothing to do with: %s',
  async (date) => {
    const dated = running.hub.api.flatMap(({ path, query, who }) => {
      // What an administrator may not do is refused before it is read.
      if (who !== 'anybody' && who !== 'signed-in' && !may('administrator', who)) return []
      const shape = query instanceof z.ZodObject ? (query.shape as object) : {}
      return Object.keys(shape)
        .filter((name) => ['date', 'from', 'to'].includes(name))
        .map((name) => `${path}?${name}=${encodeURIComponent(date)}`)
    })
    dated.push(...['', '.csv'].map((csv) => `/api/reports${csv}?from=2026-11-01&to=${encodeURIComponent(date)}`))
    dated.push(`/api/log?from=2000-01-01&to=2000-12-31&after=${encodeURIComponent(date)}`)
    expect(dated.length).toBeGreaterThan(10)
    for (const path of dated) {
      const { text } = await send({ method: 'GET', path, type: '', body: null, cookie: true })
      expect(text, path).toContain('"code":"bad-request"')
    }
  },
)
