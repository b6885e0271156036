import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes } from '@poczekalnia/protocol'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Client, type RunningHub, runHub } from '../testing/running-hub.ts'

const root = join(import.meta.dirname, '../../../..')
const queue = 'uzupelnienie-dokumentow'
const header = 'date,time,queue,name,email,pin,language,case'
const booking = (time: string, pin: string, date = '2026-11-19', name = 'Olena Kowal') =>
  `${date},${time},pobyt-czasowy,${name},${pin}@example.org,${pin},uk,WSC-1/2026`

let running: RunningHub
let kiosk: Client
let counter: Client
/** Codes that some test of this file has met, each on the wire. */
const met = new Set<string>()

beforeEach(async () => {
  running = await runHub()
  await running.importCsv(
    [
      header,
      booking('12:20', '4711'),
      booking('12:00', '2222'),
      booking('15:00', '3333'),
      booking('10:00', '4444', '2026-11-20'),
    ].join('\n'),
  )
  kiosk = await running.join('kiosk')
  counter = await running.join('counter', 'page-1')
})
afterEach(() => running.stop())

/** Notes a refusal's code and answers it. */
async function code(client: Client, event: string, ...args: unknown[]): Promise<string> {
  const answer = await client.code(event, ...args)
  met.add(answer)
  return answer
}
const take = async (language = 'pl') =>
  (await kiosk.ask('take-ticket', { queue, language })).ticket as { id: string; number: string }

test('[BYD-1] [ALL-12] a visitor finds the visit by PIN, confirms it and gets a ticket', async () => {
  const found = await kiosk.ask('find-visit', { pin: '4711' })
  expect(found).toMatchObject({ ok: true, visit: { hour: '12:20', date: '2026-11-19', queue: 'pobyt-czasowy' } })
  const { visit } = found as unknown as { visit: { id: string } }
  const confirmed = await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })
  expect(confirmed).toMatchObject({ ok: true, ticket: { number: 'A001', hour: '12:20', ahead: 0, estimate: null } })
  expect((confirmed as unknown as { ticket: { page: string } }).ticket.page).toMatch(/^\/t\/[2-9a-z]{16}$/)
})

test('[ALL-3] every answer to a PIN, each with what it takes to word it', async () => {
  expect(await kiosk.ask('find-visit', { pin: '9876' })).toEqual({ ok: false, error: { code: 'pin-unknown' } })
  expect((await kiosk.ask('find-visit', { pin: '3333' })).error).toEqual({
    code: 'visit-early',
    hour: '15:00',
    opens: '13:00',
    queue: 'pobyt-czasowy',
  })
  expect((await kiosk.ask('find-visit', { pin: '2222' })).error).toMatchObject({ code: 'visit-late', hour: '12:00' })
  expect((await kiosk.ask('find-visit', { pin: '4444' })).error).toEqual({
    code: 'visit-another-day',
    date: '2026-11-20',
  })
  expect((await kiosk.ask('find-visit', { pin: '4711', queue: 'pobyt-staly' })).error).toEqual({
    code: 'visit-other-queue',
    queue: 'pobyt-czasowy',
  })
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })
  expect((await kiosk.ask('find-visit', { pin: '4711' })).error).toMatchObject({ code: 'visit-used', number: 'A001' })
  expect(await code(kiosk, 'confirm-visit', { visit: 'nobody', language: 'uk' })).toBe('visit-unknown')
  for (const c of ['pin-unknown', 'visit-early', 'visit-late', 'visit-another-day', 'visit-other-queue', 'visit-used'])
    met.add(c)
})

test('[ALL-3] guessing is held up; who comes next confirms a visit or takes a ticket all the same', async () => {
  const guess = (i: number) => code(kiosk, 'find-visit', { pin: `987${i}` })
  const answers: string[] = []
  for (let i = 0; i < 6; i++) answers.push(await guess(i))
  expect(answers).toEqual([...Array(5).fill('pin-unknown'), 'too-many-tries'])
  expect(await kiosk.code('find-visit', { pin: '4711' })).toBe('ok')
  expect((await kiosk.ask('find-visit', { pin: '3333' })).error).toMatchObject({ code: 'visit-early' })
  // A PIN of another day is a guess: in the pause it is answered as the pause, and tells nothing.
  expect((await kiosk.ask('find-visit', { pin: '4444' })).error).toMatchObject({ code: 'too-many-tries' })
  expect(await guess(7)).toBe('too-many-tries')
  // From the eighth on nothing is looked up, for a minute at most.
  expect((await kiosk.ask('find-visit', { pin: '4711' })).error).toMatchObject({ code: 'too-many-tries' })
  expect(await kiosk.code('take-ticket', { queue, language: 'pl' })).toBe('ok')
})

test('[BYD-6] a closed queue says when it opens; booked or unknown queues give no walk-in ticket', async () => {
  expect(await code(kiosk, 'take-ticket', { queue: 'pobyt-czasowy', language: 'pl' })).toBe('queue-not-walk-in')
  expect(await code(kiosk, 'print-card', { card: 'nowhere', language: 'pl' })).toBe('card-unknown')
  expect(await code(kiosk, 'take-ticket', { queue: 'paszporty', language: 'pl' })).toBe('queue-unknown')
  running.clock.set('15:30')
  expect((await kiosk.ask('take-ticket', { queue, language: 'pl' })).error).toEqual({
    code: 'queue-closed',
    queue,
    next: '2026-11-20T12:00:00+01:00',
  })
  met.add('queue-closed')
})

test('[ALL-5] a take-ticket repeated under its key is the same ticket, over lost link and restart too', async () => {
  const payload = { queue, language: 'pl', key: 'tap-1' }
  const first = (await kiosk.ask('take-ticket', payload)).ticket as { id: string }
  expect((await kiosk.ask('take-ticket', payload)).ticket).toEqual(first)
  await running.restart()
  const again = await running.join('kiosk')
  expect(((await again.ask('take-ticket', payload)).ticket as { id: string }).id).toBe(first.id)
  expect(running.hub.session.state.tickets.size).toBe(1)
  expect(await code(again, 'confirm-visit', { visit: 'other', language: 'pl', key: 'tap-1' })).toBe('visit-unknown')
})

test('[ALL-5] a repeated take-ticket is the same ticket, also when a clerk has transferred it since', async () => {
  const payload = { queue: 'uzupelnienie-dokumentow', language: 'pl', key: 'tap-2' }
  const first = (await kiosk.ask('take-ticket', payload)).ticket as { id: string }
  const desk = await running.join('counter')
  await desk.ask('open-desk', { desk: 1 })
  await desk.ask('call-next', {})
  await desk.ask('transfer', { queue: 'pobyt-staly' })
  expect(((await kiosk.ask('take-ticket', payload)).ticket as { id: string }).id).toBe(first.id)
})

test('a key that was used for another queue is refused', async () => {
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk', key: 'k' })
  expect(await code(kiosk, 'confirm-visit', { visit: 'another', language: 'uk', key: 'k' })).toBe('key-reused')
})

test('every refusal of a desk reaches the clerk with its code', async () => {
  await kiosk.ask('find-visit', { pin: '4711' })
  for (let i = 0; i < 3; i++) await take()
  const ask = (event: string, payload?: object) => code(counter, event, ...(payload ? [payload] : []))
  expect(await ask('call-next')).toBe('no-desk')
  expect(await ask('open-desk', { desk: 99 })).toBe('desk-unknown')
  expect(await ask('open-desk', { desk: 1 })).toBe('ok')
  expect(await ask('recall')).toBe('nobody-at-desk')
  expect(await ask('resume')).toBe('desk-not-paused')
  expect(await ask('pause', { reason: 'siesta' })).toBe('reason-unknown')
  expect(await ask('pause', { reason: 'break' })).toBe('ok')
  expect(await ask('call-next')).toBe('desk-paused')
  expect(await ask('resume')).toBe('ok')
  expect(await ask('call', { ticket: 'U999' })).toBe('ticket-unknown')
  expect(await ask('take-back', { ticket: 'U001' })).toBe('ticket-not-absent')
  expect(await ask('call-next', {})).toBe('ok')
  expect(await ask('call-next')).toBe('desk-busy')
  expect(await ask('no-show')).toBe('recall-first')
  expect(await ask('finish-and-next')).toBe('not-started')
  expect(await ask('transfer', { queue })).toBe('transfer-to-itself')
  expect(await ask('start')).toBe('ok')
  expect(await ask('recall')).toBe('already-started')
  expect(await ask('transfer', { desk: 2 })).toBe('ok')
  expect(await ask('call', { ticket: 'U001' })).toBe('ticket-for-another-desk')
  const other = await running.join('counter', 'page-2')
  expect(await code(other, 'open-desk', { desk: 1 })).toBe('desk-in-use')
  await ask('call', { ticket: 'U002' })
  expect(await code(other, 'open-desk', { desk: 2 })).toBe('ok')
  expect(await code(other, 'call', { ticket: 'U002' })).toBe('ticket-not-waiting')
  await ask('recall')
  await ask('no-show')
  running.clock.pass(31 * 60_000)
  expect(await ask('take-back', { ticket: 'U002' })).toBe('take-back-too-late')
})

test('[BYD-5] [ALL-4] [ALL-11] name and case are at the desk while that visitor is, and nowhere else', async () => {
  const display = await running.join('display')
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })
  const other = await running.join('counter', 'page-2')
  await counter.ask('open-desk', { desk: 25 - 24 })
  await counter.ask('call-next')
  const view = await counter.until((v) => v.desk?.visitor)
  expect(view.desk.visitor.booking).toEqual({ name: 'Olena Kowal', hour: '12:20', case: 'WSC-1/2026' })
  await counter.ask('finish')
  await counter.until((v) => v.desk && !v.desk.visitor && v.seq > view.seq)
  const rest = [...kiosk.views, ...display.views, ...other.views, counter.views.at(-1)]
  expect(JSON.stringify(rest)).not.toMatch(/Kowal|example\.org|WSC-1/)
})

test('[BYD-8] a counter cannot issue a ticket, a kiosk cannot call, a display can do nothing', async () => {
  const display = await running.join('display')
  const printer = await running.join('printer')
  for (const event of ['take-ticket', 'confirm-visit', 'find-visit', 'print']) {
    expect(await code(counter, event, { queue, language: 'pl' })).toBe('forbidden')
    expect(await display.code(event, { queue, language: 'pl' })).toBe('forbidden')
    expect(await printer.code(event, { queue, language: 'pl' })).toBe('forbidden')
  }
  for (const event of [
    'open-desk',
    'call-next',
    'call',
    'recall',
    'finish',
    'no-show',
    'status',
    'constructor',
    '__proto__',
  ])
    expect(await kiosk.code(event, { desk: 1 })).toBe('forbidden')
  expect(running.hub.session.state.tickets.size).toBe(0)
})

test('[BYD-8] a ticket that was printed is printed for nobody again, and only a desk may ask', async () => {
  const printer = await running.join('printer')
  printer.socket.on('print', (_job: unknown, ack: (outcome: unknown) => void) => ack({ outcome: 'printed' }))
  const { id } = (await kiosk.ask('take-ticket', { queue, language: 'pl' })).ticket as { id: string }
  await kiosk.until((v) => v.prints[id]?.state === 'printed')
  await counter.ask('open-desk', { desk: 3 })
  expect(await code(counter, 'reprint', { ticket: 'U001' })).toBe('ticket-printed')
  expect(await kiosk.code('reprint', { ticket: 'U001' })).toBe('forbidden')
})

test('tokens: none, wrong, of another kind, of a removed device', async () => {
  const { tokens } = running
  expect(await running.refusedAt('/kiosk', {})).toBe('unauthorised')
  expect(await running.refusedAt('/kiosk', { token: 7 })).toBe('unauthorised')
  expect(await running.refusedAt('/kiosk', { token: 'guess' })).toBe('unauthorised')
  for (const [namespace, kind] of [
    ['/kiosk', 'counter'],
    ['/counter', 'kiosk'],
    ['/counter', 'display'],
    ['/display', 'printer'],
    ['/printer', 'display'],
  ] as const)
    expect(await running.refusedAt(namespace, { token: tokens[kind] })).toBe('forbidden')
  await running.hub.devices.remove('test display')
  expect(await running.refusedAt('/display', { token: tokens.display })).toBe('unauthorised')
  expect(await running.refusedAt('/', { token: tokens.kiosk })).not.toBe('connected')
  met.add('unauthorised')
})

test('a page of another site may not open a socket; one of this hub may', async () => {
  const auth = { token: running.tokens.kiosk }
  expect(await running.refusedAt('/kiosk', auth, { origin: 'https://evil.example' })).not.toBe('connected')
  expect(await running.refusedAt('/kiosk', auth, { origin: 'null' })).not.toBe('connected')
  expect(await running.refusedAt('/kiosk', auth, { origin: running.hub.url })).toBe('connected')
  expect(await running.refusedAt('/kiosk', auth, { origin: 'poczekalnia://kiosk' })).toBe('connected')
})

test.each([
  ['take-ticket', []],
  ['take-ticket', ['U']],
  ['take-ticket', [null]],
  ['take-ticket', [[]]],
  ['take-ticket', [{ queue }]],
  ['take-ticket', [{ queue, language: 'de' }]],
  ['take-ticket', [{ queue: 7, language: 'pl' }]],
  ['take-ticket', [{ queue, language: 'pl', number: 'U001' }]],
  ['take-ticket', [{ queue: 'x'.repeat(65), language: 'pl' }]],
  ['take-ticket', [{ queue, language: 'pl', key: '' }]],
  ['find-visit', [{ pin: 4711 }]],
  ['find-visit', [{ pin: '471' }]],
  ['find-visit', [{ pin: '47112' }]],
  ['find-visit', [{ pin: '4711\n' }]],
  ['find-visit', [{ pin: Buffer.from('4711') }]],
  ['confirm-visit', [{ visit: {}, language: 'pl' }]],
] as const)('a bad payload of %s is refused, names the field and changes nothing: %j', async (event, args) => {
  const before = running.hub.session.version()
  const answer = await kiosk.ask(event, ...args)
  expect(answer.error).toMatchObject({
    code: 'bad-request',
    field: expect.any(String),
    expected: expect.stringMatching(/./),
  })
  expect(running.hub.session.version()).toBe(before)
  met.add('bad-request')
})

test.each([
  ['open-desk', { desk: '1' }],
  ['open-desk', { desk: 1.5 }],
  ['open-desk', {}],
  ['transfer', {}],
  ['transfer', { queue, desk: 2 }],
  ['cancel-visit', {}],
  ['call', { ticket: '' }],
  ['call-next', { desk: 3 }],
  ['pause', { reason: 3 }],
] as const)('a bad payload of %s is refused and changes nothing: %j', async (event, payload) => {
  await counter.ask('open-desk', { desk: 1 })
  const before = running.hub.session.version()
  expect(await counter.code(event, payload)).toBe('bad-request')
  expect(running.hub.session.version()).toBe(before)
})

test('an event without an acknowledgement is done all the same and breaks nothing', async () => {
  kiosk.socket.emit('take-ticket', { queue, language: 'pl' })
  kiosk.socket.emit('take-ticket')
  kiosk.socket.emit('nonsense')
  await kiosk.until((v) => v.queues[0].waiting === 1)
})

test('a flood is refused with a code, and the hub goes on', async () => {
  // A machine that takes long over them would earn them anew meanwhile: the limit's time stands still.
  const time = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  const asked = Array.from({ length: 900 }, () => kiosk.code('find-visit', { pin: 'x' }))
  const answers = await Promise.all(asked).finally(() => time.mockRestore())
  for (const answer of answers) met.add(answer)
  expect(answers).toContain('rate-limited')
  expect((await fetch(`${running.hub.url}/healthz`)).status).toBe(200)
})

test('[ALL-6] 64 clerks press "next" at once: nobody is called twice, nobody is lost', async () => {
  // The profile has eight desks; eight pages press eight times each, all at once.
  for (let i = 0; i < 40; i++) await take()
  const pages = await Promise.all(Array.from({ length: 8 }, (_, i) => running.join('counter', `clerk-${i}`)))
  await Promise.all(pages.map((page, i) => page.ask('open-desk', { desk: i + 1 })))
  const called: string[] = []
  for (let round = 0; round < 6; round++) {
    const answers = await Promise.all(pages.flatMap((page) => Array.from({ length: 8 }, () => page.ask('call-next'))))
    called.push(...answers.flatMap((a) => (a.ok ? [(a.ticket as unknown as { number: string }).number] : [])))
    await Promise.all(pages.map((page) => page.ask('finish')))
  }
  expect(called).toHaveLength(40)
  expect(new Set(called).size).toBe(40)
  expect(await code(pages[0] as Client, 'call-next')).toBe('nobody-waiting')
})

test('[ALL-9] the answer to a call and every view of it tell why', async () => {
  const display = await running.join('display')
  const ticket = await take('ru')
  await counter.ask('open-desk', { desk: 5 })
  const answer = await counter.ask('call-next')
  expect(answer).toMatchObject({
    ok: true,
    ticket: { id: ticket.id, number: 'U001', desk: 5, reason: 'longest-waiting-walk-in' },
  })
  expect((await counter.until((v) => v.desk?.visitor)).desk.visitor).toMatchObject({
    number: 'U001',
    reason: 'longest-waiting-walk-in',
    booking: null,
    shown: false,
  })
  const { calls } = await display.until((v) => v.calls.length > 0)
  expect(calls[0]).toMatchObject({ number: 'U001', desk: 5, recalls: 0, language: 'ru', current: true })
  expect(await display.ask('shown', { call: calls[0].id })).toEqual({ ok: true })
  const seen = await counter.until((v) => v.desk?.visitor?.shown === true)
  expect(seen.displays.linked).toBe(1)
  // The desk waits for what is said: of several calls at once one has its turn later than the other.
  expect(seen.desk.visitor.announcedAt).toBe(null)
  expect(await display.ask('announced', { call: calls[0].id, recalls: 0 })).toEqual({ ok: true })
  const heard = await counter.until((v) => v.desk?.visitor?.announcedAt)
  expect(Date.parse(heard.desk.visitor.announcedAt)).not.toBeNaN()
})

test('`seq` never falls, not over a restart either', async () => {
  await take()
  const before = (await kiosk.until((v) => v.queues[0].waiting === 1)).seq
  await running.restart()
  const again = await running.join('kiosk')
  const first = await again.until(() => true)
  expect(first.seq).toBeGreaterThan(before)
  for (let i = 0; i < 3; i++) await again.ask('take-ticket', { queue, language: 'pl' })
  await again.until((v) => v.queues[0].waiting === 4)
  const seqs = again.views.map((v) => v.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
})

test('a clerk who loses the link and comes back with the same page keeps desk and visitor', async () => {
  await take()
  await counter.ask('open-desk', { desk: 3 })
  await counter.ask('call-next')
  counter.socket.disconnect()
  const back = await running.join('counter', 'page-1')
  expect((await back.until((v) => v.desk)).desk).toMatchObject({
    number: 3,
    state: 'called',
    visitor: { number: 'U001' },
  })
})

test('a desk that was taken over knowingly is told to the page that had it', async () => {
  await counter.ask('open-desk', { desk: 3 })
  const other = await running.join('counter', 'page-2')
  expect((await other.ask('open-desk', { desk: 3 })).error).toEqual({
    code: 'desk-in-use',
    desk: 3,
    by: 'test counter',
  })
  await take()
  await counter.ask('call-next')
  await other.ask('open-desk', { desk: 3, takeOver: true })
  const { takenOver, now } = await counter.until((v) => v.takenOver)
  expect(takenOver).toMatchObject({ desk: 3, by: 'test counter', visitor: 'U001' })
  expect(Date.parse(takenOver.at)).toBeLessThanOrEqual(Date.parse(now))
})

test('a desk whose page is gone is opened again on the same device without asking', async () => {
  await counter.ask('open-desk', { desk: 3 })
  counter.socket.disconnect()
  const other = await running.join('counter', 'page-2')
  await other.until((v) => v.desks[2].state === 'free')
  await expect.poll(() => other.code('open-desk', { desk: 3 })).toBe('ok')
})

test('[OLS-1] [OLS-3] another office’s rules: who needs no ticket, and a day whose tickets are all given', async () => {
  const olsztyn = await runHub({
    office: 'olsztyn',
    profile: (yaml) => yaml.replace('limit: { perDay: 40 }', 'limit: { perDay: 1 }'),
  })
  try {
    await olsztyn.importCsv(
      `${header}\n2026-11-19,12:40,wniosek-o-pobyt,Olena Kowal,olena@example.org,A001,uk,WSC-1/2026`,
    )
    const machine = await olsztyn.join('kiosk')
    expect(await code(machine, 'find-visit', { pin: 'a001' })).toBe('no-ticket-needed')
    expect((await machine.ask('find-visit', { pin: 'A001' })).error).toEqual({
      code: 'no-ticket-needed',
      number: 'A001',
      hour: '12:40',
      queue: 'wniosek-o-pobyt',
    })
    const one = { queue: 'uzupelnianie-dokumentow', language: 'pl' }
    expect(await code(machine, 'take-ticket', one)).toBe('ok')
    expect(await code(machine, 'take-ticket', one)).toBe('queue-full')
    expect((await machine.ask('take-ticket', one)).error).toEqual({
      code: 'queue-full',
      queue: 'uzupelnianie-dokumentow',
      reason: 'all-given',
      next: '2026-11-23T08:00:00+01:00',
    })
  } finally {
    await olsztyn.stop()
  }
})

test('[WRO-1] [WRO-4] a code in any case; told of its other service; what is found has language, party', async () => {
  const wroclaw = await runHub({ office: 'wroclaw' })
  try {
    await wroclaw.importCsv(
      'date,time,queue,name,email,pin,language,case,party\n' +
        '2026-11-19,12:40,paszporty,Olena Kowal,olena@example.org,KX7M2Q,uk,,3',
    )
    const machine = await wroclaw.join('kiosk')
    expect((await machine.ask('find-visit', { pin: 'kx7m2q', queue: 'status-sprawy' })).error).toEqual({
      code: 'visit-other-queue',
      queue: 'paszporty',
    })
    for (const queue of [{ queue: 'paszporty' }, {}])
      expect(await machine.ask('find-visit', { pin: 'kx7m2q', ...queue })).toMatchObject({
        ok: true,
        visit: { hour: '12:40', queue: 'paszporty', language: 'uk', party: 3 },
      })
    expect((await machine.ask('find-visit', { pin: 'KX7-M2Q' })).error).toMatchObject({
      code: 'bad-request',
      field: 'pin',
    })
  } finally {
    await wroclaw.stop()
  }
})

test('healthz answers what runs here and what its clock shows', async () => {
  const response = await fetch(`${running.hub.url}/healthz`)
  expect(await response.json()).toEqual({ status: 'ok', office: 'bydgoszcz', now: '2026-11-19T12:05:00+01:00' })
})

afterAll(() => {
  // `unavailable` is answered when the disk refuses: see session.test.ts. What goes over HTTP, and what no machine here
  // can bring about, is met in the tests of its own place, which name it.
  const others = globSync(['apps/hub/src/**/*.test.ts', 'packages/queue-core/src/**/*.test.ts'], { cwd: root })
    .filter((file) => !file.endsWith('features/wire.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
  const named = (code: string) => others.some((text) => text.includes(`'${code}'`) || text.includes(`"${code}"`))
  const untold = errorCodes.filter((code) => !met.has(code) && code !== 'unavailable' && !named(code))
  expect(untold, 'every error code was met').toEqual([])
})
