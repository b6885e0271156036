import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { supervisorActs } from '../board/acts.ts'
import { counterListeners } from '../desks/acts.ts'
import { DeviceRegistry } from './index.ts'

/**
 * The hub answers, and the client does not hear it; the device is renamed, or the person gets another role; the client
 * asks again under the same key. Nothing happens twice, and the answer is the one of before.
 */
const queue = 'uzupelnienie-dokumentow'
let running: RunningHub
let administrator: string
beforeAll(async () => {
  running = await runHub()
  administrator = await firstAdministrator(running)
  await running.importCsv('date,time,queue,name,email,pin\n2026-11-19,12:10,pobyt-czasowy,Anna,a@example.com,1357\n')
})
afterAll(() => running.stop())

let renames = 0
/** Gives a device another name as the supervisor's page does; its pages are cut off and come again. */
async function rename(kind: 'kiosk' | 'counter', client: Client, page?: string, cookie?: string): Promise<Client> {
  const id = (await running.hub.devices.find(running.tokens[kind]))?.id
  const gone = new Promise((resolve) => client.socket.once('disconnect', resolve))
  const body = { name: `${kind} ${++renames}` }
  expect((await askApi(running, 'POST', `/api/devices/${id}`, { body, cookie: administrator })).code).toBe('ok')
  await gone
  return running.join(kind, page, cookie)
}
/** All that the office has recorded but for the clock's own events and who was let in. */
const recorded = async () =>
  (await Array.fromAsync(running.store.read('bydgoszcz'))).filter(
    ({ actor }) => !['clock', 'hub', 'printer'].includes(actor),
  )

describe('a ticket machine', () => {
  let kiosk: Client
  beforeAll(async () => {
    kiosk = await running.join('kiosk')
  })
  const visit = async () => (await kiosk.ask('find-visit', { pin: '1357' })).visit as { id: string }
  test.each([
    ['take-ticket', async () => ({ queue, language: 'uk' })],
    ['confirm-visit', async () => ({ visit: (await visit()).id, language: 'uk' })],
  ])('[ALL-5] %s', async (act, payload) => {
    const asked = { ...(await payload()), key: `once-${act}` }
    const first = await kiosk.ask(act, asked)
    expect(first.ok).toBe(true)
    const events = await recorded()
    for (let i = 0; i < 3; i++) {
      kiosk = await rename('kiosk', kiosk)
      const again = await kiosk.ask(act, asked)
      expect(again.ticket).toMatchObject({
        id: (first.ticket as { id: string }).id,
        number: (first.ticket as { number: string }).number,
      })
    }
    expect(await recorded()).toEqual(events)
    await running.restart()
    kiosk = await running.join('kiosk')
    expect((await kiosk.ask(act, asked)).ticket).toMatchObject({ id: (first.ticket as { id: string }).id })
  })

  test('a key that an earlier release kept under the machine’s name still stands for its act', async () => {
    const { session, devices } = running.hub
    const id = (await devices.find(running.tokens.kiosk))?.id ?? ''
    for (const name of devices.namesOf(id)) {
      const key = `old-${name.replace(/\W/g, '-')}`
      const command = {
        type: 'TakeTicket' as const,
        queue,
        language: 'pl' as const,
        ticket: `t-${key}`,
        code: `c${key}`,
      }
      await session.act(command, { actor: `kiosk:${name}`, key: `take-ticket/${key}` })
      expect((await kiosk.ask('take-ticket', { queue, language: 'pl', key })).ticket).toMatchObject({ id: `t-${key}` })
    }
  })

  test('its tickets are known by its id: another machine that gets its old name is not taken for it', async () => {
    const { ticket } = await kiosk.ask('take-ticket', { queue, language: 'pl' })
    const machine = await running.hub.devices.find(running.tokens.kiosk)
    const known = running.hub.session.state.tickets.get((ticket as unknown as { id: string }).id)
    expect(known?.printsAt).toBe(machine?.id)
  })
})

/** Every act of a desk once, in an order in which each is possible. */
const deskDay: [act: string, payload: () => object][] = [
  ['open-desk', () => ({ desk: 1 })],
  ['pause', () => ({})],
  ['resume', () => ({})],
  ['give-priority', () => ({ ticket: waiting(), ground: 'pregnancy' })],
  ['call-next', () => ({})],
  ['recall', () => ({})],
  ['start', () => ({})],
  ['note', () => ({ text: 'Brakuje zdjęcia' })],
  ['finish', () => ({})],
  ['call', () => ({ ticket: waiting() })],
  ['start', () => ({})],
  ['finish-and-next', () => ({})],
  ['return', () => ({})],
  ['call-next', () => ({})],
  ['transfer', () => ({ desk: 2 })],
  ['call-next', () => ({})],
  ['recall', () => ({})],
  ['no-show', () => ({})],
  ['take-back', () => ({ ticket: [...running.hub.session.state.absent][0] })],
  ['call-next', () => ({})],
  ['cancel-visit', () => ({ reason: 'visitor-resigned' })],
  ['reprint', () => ({ ticket: [...running.hub.session.state.withoutPaper][0] })],
  ['close-desk', () => ({})],
]
const waiting = () =>
  [...running.hub.session.state.tickets.values()].find(({ status, queue: of }) => status === 'waiting' && of === queue)
    ?.number

test('a desk whose clerk has another role meanwhile: every act', async () => {
  const kiosk = await running.join('kiosk')
  for (let i = 0; i < 6; i++) await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const outcome = { printed: false as const, reason: 'offline' as const }
  for (const ticket of running.hub.session.state.unprinted)
    await running.hub.session.act({ type: 'RecordPrint', ticket, copy: 1, outcome }, { actor: 'printer' })
  const { cookie, id } = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  let counter = await running.join('counter', 'page', cookie)
  const acts = new Set(deskDay.map(([act]) => act))
  expect(acts).toEqual(new Set(Object.keys(counterListeners({ device: {} } as never, {} as never))))
  for (const [i, [act, payload]] of deskDay.entries()) {
    const asked = { ...payload(), key: `desk-${i}` }
    const first = await counter.ask(act, asked)
    expect([act, first.ok ? 'ok' : first.error]).toEqual([act, 'ok'])
    const events = await recorded()
    const body = { role: i % 2 === 0 ? 'clerk' : 'supervisor' }
    const changed = await askApi(running, 'POST', `/api/accounts/${id}`, { body, cookie: administrator })
    expect(changed.code).toBe('ok')
    counter = await rename('counter', counter, 'page', cookie)
    const again = await counter.ask(act, asked)
    expect([act, again.ok, idOf(again)]).toEqual([act, true, idOf(first)])
    expect([act, await recorded()]).toEqual([act, events])
  }
})

test('a desk that acts for itself, renamed by another process', async () => {
  const alone = await runHub()
  onTestFinished(() => alone.stop())
  const kiosk = await alone.join('kiosk')
  for (let i = 0; i < 3; i++) await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const theirs = new DeviceRegistry(alone.store)
  let counter = await alone.join('counter', 'page')
  for (const [i, [act, payload]] of [['open-desk', { desk: 1 }] as const, ['call-next', {}] as const].entries()) {
    const asked = { ...payload, key: `desk-${i}` }
    const first = await counter.ask(act, asked)
    const version = alone.hub.session.version()
    const gone = new Promise((resolve) => counter.socket.once('disconnect', resolve))
    await theirs.rename((await theirs.find(alone.tokens.counter))?.id ?? '', `Okienko ${i}`)
    await gone
    counter = await alone.join('counter', 'page')
    const again = await counter.ask(act, asked)
    expect([again.ok, idOf(again), alone.hub.session.version()]).toEqual([true, idOf(first), version])
  }
})

const idOf = (answer: Record<string, unknown>) => (answer.ticket as { id: string } | undefined)?.id

test('a supervisor who has another role in between: every act of the room', async () => {
  const { cookie, id } = await addMember(running, administrator, { name: 'Zofia', role: 'supervisor' })
  await running.importCsv('date,time,queue,name,email,pin\n2026-11-19,15:00,pobyt-czasowy,Jan,j@example.com,2468\n')
  const booking = () => [...running.hub.session.state.bookings.values()].find(({ status }) => status === 'expected')?.id
  const kiosk = await running.join('kiosk')
  await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const day: Record<keyof ReturnType<typeof supervisorActs>, () => object> = {
    'stop-tickets': () => ({ queue }),
    'resume-tickets': () => ({ queue }),
    'show-message': () => ({ text: { pl: 'Prosimy czekać' } }),
    'clear-message': () => ({}),
    'close-early': () => ({ closes: '14:00' }),
    reopen: () => ({}),
    'give-priority': () => ({ ticket: waiting(), ground: 'pregnancy' }),
    'set-party': () => ({ booking: booking(), party: 2 }),
    'cancel-booking': () => ({ booking: booking(), reason: 'office' }),
  }
  expect(new Set(Object.keys(day))).toEqual(new Set(Object.keys(supervisorActs({} as never))))
  let board = await running.joinStaff(cookie)
  for (const [i, [act, payload]] of Object.entries(day).entries()) {
    const asked = { ...payload(), key: `room-${i}` }
    const first = await board.ask(act, asked)
    // What this office does not have is refused, and refused again.
    const events = await recorded()
    for (const role of ['clerk', 'supervisor']) {
      const changed = await askApi(running, 'POST', `/api/accounts/${id}`, { body: { role }, cookie: administrator })
      expect(changed.code).toBe('ok')
    }
    // Who may not see the board any more was cut off.
    board = await running.joinStaff(cookie)
    expect([act, await board.ask(act, asked)]).toEqual([act, first])
    expect([act, await recorded()]).toEqual([act, events])
  }
})
