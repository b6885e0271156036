import type { IssuedTicket, KnownTicket } from '@poczekalnia/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { request } from '../../../../../packages/ui/src/request.ts'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
let kiosk: Client

beforeEach(async () => {
  running = await runHub()
  await running.importCsv(
    [
      'date,time,queue,name,email,pin,language,case',
      '2026-11-19,12:20,pobyt-czasowy,Olena Kowal,o@example.org,4711,uk,',
    ].join('\n'),
  )
  kiosk = await running.join('kiosk')
})
afterEach(() => running.stop())

const confirm = async () => {
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  const { ticket } = await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })
  return ticket as IssuedTicket
}
const codeOf = ({ page = '' }: { page?: string }) => page.slice('/t/'.length)
const found = async (code: string) => (await kiosk.ask('find-ticket', { code })).ticket as KnownTicket

test('[ACC-9] the PIN again and the paper scanned tell the same: that one is called, and to which desk', async () => {
  const ticket = await confirm()
  const desk = await running.join('counter')
  await desk.ask('open-desk', { desk: 5 })
  await desk.ask('call-next', {})
  const { error } = await kiosk.ask('find-visit', { pin: '4711' })
  expect(error).toMatchObject({
    code: 'visit-used',
    number: 'A001',
    ticket: { number: 'A001', page: ticket.page, hour: '12:20', status: { status: 'called', desk: 5 } },
  })
  expect(await found(codeOf(ticket))).toEqual((error as unknown as { ticket: KnownTicket }).ticket)
})

test('[ACC-9] [ALL-12] what the machine’s screen looks up, as it asks for it, the hub answers', async () => {
  const ticket = await confirm()
  const ask = (event: string, payload: object) => request(kiosk.socket, event, payload)
  expect(await ask('find-ticket', { code: codeOf(ticket) })).toMatchObject({ ok: true, ticket: { number: 'A001' } })
  expect(await ask('find-visit', { pin: '4711' })).toMatchObject({ ok: false, error: { code: 'visit-used' } })
})

test('[ACC-9] who says yes twice, without the key of the first time, is told how the ticket stands', async () => {
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk', key: 'first' })
  const { error } = await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk', key: 'second' })
  expect(error).toMatchObject({ code: 'visit-used', ticket: { status: { status: 'waiting' } } })
})

test('[ACC-9] a code that no ticket has is unknown; the paper of yesterday says that its day is over', async () => {
  const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  const code = codeOf(ticket as IssuedTicket)
  expect((await kiosk.ask('find-ticket', { code: 'nobodys' })).error).toEqual({
    code: 'ticket-unknown',
    ticket: 'nobodys',
  })
  expect(await kiosk.code('print-again', { code: 'nobodys' })).toBe('ticket-unknown')
  running.clock.pass(20 * 3_600_000)
  await running.hub.session.act({ type: 'MoveClock' }, { actor: 'clock' })
  await expect.poll(() => kiosk.code('find-ticket', { code })).toBe('ticket-day-over')
  expect(await kiosk.code('print-again', { code })).toBe('ticket-day-over')
})

test('[BYD-8] [ACC-9] paper that failed comes again, once, as the same ticket; paper that came does not', async () => {
  const ticket = await confirm()
  const { state } = running.hub.session
  const fate = (printed: boolean, copy: number) =>
    running.hub.session.act(
      {
        type: 'RecordPrint',
        ticket: ticket.id,
        copy,
        outcome: printed ? { printed } : { printed, reason: 'paper-out' },
      },
      { actor: 'printer' },
    )
  await fate(false, 1)
  const code = codeOf(ticket)
  expect((await found(code)).mayPrint).toBe(true)
  expect(await kiosk.code('print-again', { code, key: 'tap' })).toBe('ok')
  expect(await kiosk.code('print-again', { code, key: 'tap' })).toBe('ok')
  expect(state.tickets.get(ticket.id)).toMatchObject({ number: 'A001', copy: 2 })
  await fate(true, 2)
  expect(await found(code)).toMatchObject({ print: { state: 'printed' }, mayPrint: false })
  expect(await kiosk.code('print-again', { code, key: 'another' })).toBe('ticket-printed')
  expect(state.tickets.size).toBe(1)
})
