import * as protocol from '@poczekalnia/protocol'
import { errorCodes } from '@poczekalnia/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { anyJson, nearly } from '../testing/any-input.ts'
import { everyAsk } from '../testing/every-ask.ts'
import { type Client, type RunningHub, runHub } from '../testing/running-hub.ts'
import { expectSound, knownTexts, logMark, someBookings, writtenSince } from '../testing/sound.ts'
import { addMember, firstAdministrator } from '../testing/staff-hands.ts'
import { stringLeaves } from '../testing/string-leaves.ts'

/** How many are sent; more for who has the time. */
const ASKS = Number(process.env.POCZEKALNIA_INPUTS ?? 2_000)
/** A client may ask so much at once. */
const A_CLIENT = 350

type Namespace = keyof typeof everyAsk
const namespaces = Object.keys(everyAsk) as Namespace[]

let running: RunningHub
let supervisor: string
let clerk: string
beforeAll(async () => {
  running = await runHub()
  const administrator = await firstAdministrator(running)
  supervisor = (await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })).cookie
  clerk = (await addMember(running, administrator, { name: 'Anna', role: 'clerk' })).cookie
  await running.importCsv(someBookings)
})
afterAll(() => running.stop())

const joined = (namespace: Namespace): Promise<Client> =>
  namespace === 'supervisor'
    ? running.joinStaff(supervisor)
    : running.join(namespace, 'page', namespace === 'counter' ? clerk : undefined)

test('[ALL-5] every text from outside is well-formed and has no control characters, whatever takes it', () => {
  const all: [string, unknown][] = Object.entries(protocol)
  const named = all.filter((one): one is [string, z.ZodType] => one[1] instanceof z.ZodType)
  const asked = namespaces.flatMap((namespace) => Object.entries(everyAsk[namespace]))
  const routed = running.hub.api.flatMap(({ method, path, body, query }) => {
    const of = (schema: z.ZodType): [string, z.ZodType] => [`${method} ${path}`, schema]
    return [of(query), ...(body instanceof z.ZodType ? [of(body)] : [])]
  })
  const leaves = [...named, ...asked, ...routed].flatMap(([name, schema]) =>
    stringLeaves(schema).map(({ path, leaf }) => ({ place: `${name}: ${path}`, leaf })),
  )
  expect(leaves.length).toBeGreaterThan(100)
  const bad = [
    '\ud800',
    'abc\udfffdef',
    '\u0000',
    '\u0000abc',
    'abc\u0000',
    'abc\u0007def',
    'abc\u009bdef',
    'abc\u2028\u0000',
  ]
  const taken = leaves.flatMap(({ place, leaf }) =>
    bad.filter((text) => z.safeParse(leaf, text).success).map((text) => `${place} takes ${JSON.stringify(text)}`),
  )
  expect(taken).toEqual([])
})

test('the asks that are tried are all that the hub knows', async () => {
  for (const namespace of namespaces) {
    const client = await joined(namespace)
    const { error } = (await client.ask('no-such-event', {})) as unknown as { error: { allowed: string } }
    expect(error.allowed.split(', ').sort(), namespace).toEqual(Object.keys(everyAsk[namespace]).sort())
    client.socket.close()
  }
})

test('[ALL-5] [ALL-8] whatever an event holds is done or refused by the list; a refusal writes nothing', async () => {
  const clients = new Map<Namespace, { client: Client; left: number }>()
  const clientOf = async (namespace: Namespace): Promise<Client> => {
    const known = clients.get(namespace)
    if (known && known.left-- > 0) return known.client
    known?.client.socket.close()
    const client = await joined(namespace)
    clients.set(namespace, { client, left: A_CLIENT })
    return client
  }
  const kiosk = await joined('kiosk')
  for (let n = 0; n < 3; n++) await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  const known = knownTexts(running)
  const asks = namespaces.flatMap((namespace) =>
    Object.entries(everyAsk[namespace]).map(([event, schema]) =>
      fc.tuple(
        fc.constant(namespace),
        fc.constant(event),
        fc.oneof(
          { weight: 6, arbitrary: nearly(schema, known).map((payload) => [payload]) },
          { weight: 1, arbitrary: fc.array(anyJson, { maxLength: 3 }) },
        ),
      ),
    ),
  )
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.oneof(...asks), async ([namespace, event, payload]) => {
      const client = await clientOf(namespace)
      const mark = await logMark(running)
      const answer = await client.ask(event, ...payload)
      const code = answer.ok ? 'ok' : answer.error.code
      seen.set(code, (seen.get(code) ?? 0) + 1)
      if (answer.ok) return
      expect(errorCodes).toContain(code)
      expect(code).not.toBe('unavailable')
      // What machines refuse is counted and written once a minute, whoever asks for what then.
      const written = await writtenSince(running, mark)
      expect(written.filter((type) => type !== 'VisitorsRefused')).toEqual([])
      // So that there is something to do for the next act.
      if (code === 'no-desk') await client.ask('open-desk', { desk: 3 })
      if (code === 'nobody-at-desk') {
        await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
        await client.ask('call-next')
      }
    }),
    { numRuns: ASKS },
  )
  // Otherwise it has tried nothing.
  expect(seen.get('ok')).toBeGreaterThan(ASKS / 20)
  expect(seen.get('bad-request')).toBeGreaterThan(ASKS / 20)
  for (const { client } of clients.values()) client.socket.close()
  await expectSound(running)
})
