import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Letters } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { openMailer, type Sender } from './mailer.ts'

const csv = [
  'date,time,queue,name,email,pin,language',
  '2026-11-19,13:10,pobyt-czasowy,Олена Шевченко,olena@example.org,1234,uk',
  '2026-11-19,14:20,pobyt-czasowy,Nguyễn Văn An,an@example.org,5678,en',
  '2026-11-19,12:20,pobyt-czasowy,=Jan Nowak,jan@example.org,9012,',
  '2026-11-20,09:20,pobyt-czasowy,Anna Bąk,anna@example.org,3456,pl',
].join('\n')

let running: RunningHub
let supervisor: string
let clerk: string
beforeAll(async () => {
  running = await runHub()
  await running.importCsv(csv)
  const administrator = await firstAdministrator(running)
  supervisor = (await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })).cookie
  clerk = (await addMember(running, administrator, { name: 'Jan', role: 'clerk' })).cookie
})
afterAll(() => running.stop())

const look = async (body: object, cookie = supervisor) => askApi(running, 'POST', '/api/letters/look', { body, cookie })
const closed = { kind: 'closed-early', date: '2026-11-19' }
const today = { kind: 'visit', date: '2026-11-19' }
const told = async (type: string) =>
  (await Array.fromAsync(running.store.read('bydgoszcz'))).filter((event) => event.type === type)

test('before anybody closes early there is nobody to write to', async () => {
  expect((await look(closed)).body).toMatchObject({ letters: [], erased: 0, canSend: false })
})

test('[ALL-4] [ALL-8] whom an early end leaves out is written to in their language; the log tells it', async () => {
  const room = await running.joinStaff(supervisor)
  await room.ask('close-early', { closes: '13:00', key: 'close' })
  const { letters } = (await look(closed)).body as Letters
  expect(letters.map(({ time, email, language }) => [time, email, language])).toEqual([
    ['13:10', 'olena@example.org', 'uk'],
    ['14:20', 'an@example.org', 'en'],
  ])
  expect(letters[0]?.subject).toContain('зачиняється раніше')
  expect(letters[1]?.text).toContain('closes early, at 13:00')
  expect(letters[1]?.text).not.toContain('5678')
  const { common } = (await look(closed)).body as Letters
  expect(common.map(({ language }) => language)).toEqual(['uk', 'en'])
  expect(JSON.stringify(common)).not.toMatch(/13:10|14:20|1234/)
  const [event, ...more] = (await told('ContactsRead')).slice(-1)
  expect(more).toEqual([])
  expect(event).toMatchObject({
    actor: 'supervisor:Ewa',
    data: { letter: 'closed-early', date: '2026-11-19', found: 2 },
  })
  expect(JSON.stringify(await told('ContactsRead'))).not.toMatch(/example|olena|Олена/)
})

test('[ALL-4] a clerk and whoever is not signed in see no address', async () => {
  expect((await look(today, clerk)).code).toBe('not-permitted')
  expect((await look(today, '')).code).toBe('sign-in-needed')
  expect((await askApi(running, 'GET', '/api/letters.csv?kind=visit&date=2026-11-19', { cookie: clerk })).code).toBe(
    'not-permitted',
  )
})

test('PINs are shown with their letters and saved as a file, of one day or of several', async () => {
  const { letters } = (await look({ ...today, to: '2026-11-20' })).body as Letters
  expect(letters.map(({ code }) => code)).toEqual(['9012', '1234', '5678', '3456'])
  expect(letters[1]?.text).toContain('PIN-код для автомата: 1234')
  expect(letters[0]?.text).toContain('PIN do biletomatu: 9012')
  const file = await askApi(running, 'GET', '/api/letters.csv?kind=visit&date=2026-11-19', { cookie: supervisor })
  const lines = String(file.body.text).split('\r\n')
  expect(lines[0]).toBe('date;time;queue;name;email;pin;language')
  // A name must be no formula to a spreadsheet.
  expect(lines[1]).toBe("2026-11-19;12:20;pobyt-czasowy;'=Jan Nowak;jan@example.org;9012;pl")
  expect(lines).toHaveLength(5)
})

test('without a mail server nothing is sent, and that is said', async () => {
  expect((await askApi(running, 'POST', '/api/letters', { body: today, cookie: supervisor })).code).toBe(
    'no-mail-server',
  )
})

/** A mailer with a server that answers as it is told, and a clock that a test turns. */
async function mailerWith(answers: ('sent' | 'later' | 'refused')[]) {
  const dir = mkdtempSync(join(tmpdir(), 'letters-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const mails: { id: string; to: string; text: string }[] = []
  let now = Date.UTC(2026, 10, 19, 11, 5)
  const sender: Sender = {
    async send(mail) {
      mails.push(mail)
      return { kind: answers.shift() ?? 'sent' }
    },
  }
  const log = { error: (about: object) => expect(about).toBeUndefined() } as never
  const open = () =>
    openMailer({ session: running.hub.session, people: running.store.people, sender, dir, log, real: () => now })
  return { dir, mails, open, pass: (minutes: number) => (now += minutes * 60_000) }
}
const bookingOf = (code: string) =>
  [...running.hub.session.state.bookings.values()].find((booking) => booking.code === code)?.id ?? ''
const order = (code: string) => ({ booking: bookingOf(code), date: '2026-11-19', kind: 'visit' as const, closes: null })

test('a letter goes once, however often it is asked for, and what is kept of it has no address', async () => {
  const { dir, mails, open } = await mailerWith([])
  const mailer = await open()
  expect(await mailer.take([order('1234'), order('5678')])).toBe(2)
  await mailer.sendDue()
  const again = await open()
  expect(await again.take([order('1234'), order('5678')])).toBe(0)
  await again.sendDue()
  expect(mails.map(({ to }) => to)).toEqual(['olena@example.org', 'an@example.org'])
  expect(again.stateOf(bookingOf('1234'), 'visit', null)).toBe('sent')
  expect(readFileSync(join(dir, 'letters.json'), 'utf8')).not.toMatch(/example|Шевченко/)
})

test('a server that does not take it yet is asked again under the same id, after a restart too', async () => {
  const { mails, open, pass } = await mailerWith(['later', 'later', 'sent'])
  const before = await open()
  await before.take([order('1234')])
  await before.stop()
  const mailer = await open()
  await mailer.sendDue()
  expect(mailer.stateOf(bookingOf('1234'), 'visit', null)).toBe('waiting')
  pass(10)
  await mailer.sendDue()
  pass(30)
  await mailer.sendDue()
  expect(mailer.stateOf(bookingOf('1234'), 'visit', null)).toBe('sent')
  expect(mails.length).toBe(3)
  expect(new Set(mails.map(({ id }) => id)).size).toBe(1)
})

test('an address that the server refuses is told, and can be tried again', async () => {
  const { open, mails } = await mailerWith(['refused', 'sent'])
  const mailer = await open()
  await mailer.take([order('1234')])
  await mailer.sendDue()
  expect(mailer.stateOf(bookingOf('1234'), 'visit', null)).toBe('failed')
  expect(await mailer.take([order('1234')])).toBe(1)
  await mailer.sendDue()
  expect([mails.length, mailer.stateOf(bookingOf('1234'), 'visit', null)]).toEqual([2, 'sent'])
})

test('[ALL-4] whose data are erased is written to no more', async () => {
  const { open, mails } = await mailerWith([])
  const mailer = await open()
  await running.hub.session.act({ type: 'ErasePerson', booking: bookingOf('9012') }, { actor: 'administrator:Maria' })
  await mailer.take([order('9012')])
  await mailer.sendDue()
  expect([mails, mailer.stateOf(bookingOf('9012'), 'visit', null)]).toEqual([[], 'gone'])
  expect((await look(today)).body).toMatchObject({ erased: 1 })
})
