import { mkdtempSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { mailSettings } from '../../operate/mail-server.ts'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'

/** Warnings by mail: the real hub, a real mail server of the test's own. */

const queue = 'uzupelnienie-dokumentow'
const alerts = 'alerts: { mail: [kierownik@urzad.example], afterMinutes: 5 }\nretentionDays: 14'
const profile = (yaml: string) => yaml.replace(/^retentionDays: .*$/m, alerts)

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A mail server that takes what `answer` lets it, and never answers at all while `silent`. */
async function mailServer(answer: () => Error | null = () => null) {
  const taken: string[] = []
  let tried = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      tried++
      let text = ''
      stream.setEncoding('utf8')
      stream.on('data', (piece: string) => {
        text += piece
      })
      stream.on('end', () => {
        const refused = answer()
        if (!refused) taken.push(text)
        done(refused)
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, from: 'kolejka@urzad.example', taken, tried: () => tried }
}

async function hubWith(mail: { url: string; from: string }, dir?: string): Promise<RunningHub> {
  const running = await runHub({ profile, mail, ...(dir && { dir }) })
  ends.push(() => running.stop())
  return running
}

/** Somebody waits and no desk is open. */
async function waitForNobody({ hub }: RunningHub, number = 1) {
  const ids = { ticket: `t${number}`, code: `code-${number}` }
  await hub.session.act({ type: 'TakeTicket', queue, language: 'pl', ...ids }, { actor: 'kiosk:test' })
}

/** A mail's text, out of quoted-printable (RFC 2045). */
const plain = (mail: string) =>
  Buffer.from(
    mail
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

test('what has needed somebody for some minutes is mailed, with what to do and where', async () => {
  const server = await mailServer()
  const running = await hubWith(server)
  await waitForNobody(running)
  await expect.poll(() => readKept(running.dir)).toContain('no-desk')
  running.clock.pass(4 * 60_000)
  expect(server.tried()).toBe(0)
  running.clock.pass(60_000)
  await expect.poll(() => server.taken.length).toBe(1)
  const mail = plain(server.taken[0] ?? '')
  expect(mail).toContain('kierownik@urzad.example')
  expect(mail).toContain('Nikt nie obsługuje kolejki U · Uzupełnienie dokumentów. Czeka: 1')
  expect(mail).toContain('Poproś o otwarcie stanowiska')
  expect(mail).toContain(`${running.hub.url}/supervisor`)
  // Told once, however long it lasts.
  running.clock.pass(10 * 60_000)
  await expect.poll(() => lastOf(running)).toBeGreaterThan(6 * 60_000)
  expect(server.taken.length).toBe(1)
})

test('a server that will not now is tried again, also by the next start; visitors never wait for it', async () => {
  let busy = true
  const server = await mailServer(() => (busy ? Object.assign(new Error('later'), { responseCode: 451 }) : null))
  const dir = mkdtempSync(join(tmpdir(), 'hub-alerts-'))
  const first = await hubWith(server, dir)
  await waitForNobody(first)
  first.clock.pass(60_000)
  await expect.poll(() => readKept(dir)).toContain('no-desk')
  first.clock.pass(6 * 60_000)
  await expect.poll(() => server.tried()).toBe(1)
  await expect.poll(() => readKept(dir)).toContain('"tries":1')
  await waitForNobody(first, 2)
  await first.restart()
  busy = false
  first.clock.pass(2 * 60_000)
  await expect.poll(() => server.taken.length).toBe(1)
  await expect.poll(() => readKept(dir)).toContain('"waiting":[]')
})

test('a mail that is never taken is put by', async () => {
  const server = await mailServer(() => Object.assign(new Error('no such person'), { responseCode: 550 }))
  const running = await hubWith(server)
  await waitForNobody(running)
  await expect.poll(() => readKept(running.dir)).toContain('no-desk')
  running.clock.pass(6 * 60_000)
  await expect.poll(() => server.tried()).toBe(1)
  await expect.poll(() => readKept(running.dir)).toContain('"waiting":[]')
})

test('the operator’s mail server comes from the environment, whole or not at all', () => {
  const url = 'smtp://user:secret@mail.example:587'
  expect(mailSettings({})).toBeNull()
  expect(mailSettings({ POCZEKALNIA_SMTP: url, POCZEKALNIA_MAIL_FROM: 'a@b.example' })).toEqual({
    url,
    from: 'a@b.example',
  })
  expect(() => mailSettings({ POCZEKALNIA_SMTP: url })).toThrow('POCZEKALNIA_MAIL_FROM takes an address')
  expect(() => mailSettings({ POCZEKALNIA_SMTP: 'mail.example', POCZEKALNIA_MAIL_FROM: 'a@b.example' })).toThrow(
    'POCZEKALNIA_SMTP takes an address',
  )
})

/** What the hub keeps of its warnings. */
function readKept(dir: string): string {
  try {
    return readFileSync(join(dir, 'alerts.json'), 'utf8')
  } catch {
    return ''
  }
}

/** For how long the newest look lasts, milliseconds. */
function lastOf({ dir }: RunningHub): number {
  const { episodes } = JSON.parse(readKept(dir)) as {
    episodes: { seen: Record<string, { since: number; last: number }> }
  }
  return Math.max(...Object.values(episodes.seen).map(({ since, last }) => last - since))
}
