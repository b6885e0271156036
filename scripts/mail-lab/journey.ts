import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Letter, openPost, readReport } from '@poczekalnia/mail'
import { type Received, readLetter } from '@poczekalnia/mail/mailbox'
import { type MailServer, until } from './exim.ts'

/** What was tried, what came of it, and whether that is as it should be. */
export type Line = { what: string; told: string; ok: boolean }

const SITE_PORT = 7099
const site = `http://127.0.0.1:${SITE_PORT}`
const home = join(import.meta.dirname, '../..')

/** A visit booked on the real site with its letters through the server, and what the server may say to a letter. */
export async function mailJourney(server: MailServer): Promise<Line[]> {
  return [...(await sitting(server)), ...(await fates(server))]
}

async function sitting(server: MailServer): Promise<Line[]> {
  const data = mkdtempSync(join(tmpdir(), 'mail-site-'))
  const args = ['--office', 'offices/bydgoszcz.yaml', '--data', data, '--smtp', server.url, '--url', site]
  const program = spawn(process.execPath, ['apps/booking/src/main.mjs', ...args, '--port', String(SITE_PORT)], {
    ...{ cwd: home, stdio: 'ignore' },
  })
  try {
    await until(async () => (await fetch(`${site}/healthz`).catch(() => null))?.ok === true, 'the site')
    const code = await untilCode(server)
    const digits = /\d{6}/.exec(code.letter.subject)?.[0] ?? ''
    await post(code.page, { act: 'code', code: digits })
    const booked = await letter(server, (source) => source.includes('text/calendar'))
    const done = await (await fetch(site + code.page)).text()
    const pin = /class="[^"]*proof[^"]*"[\s\S]*?<strong[^>]*>(\d{4})</.exec(done)?.[1] ?? 'no PIN on the page'
    const entry = booked.attachments.find(({ type }) => type === 'text/calendar')?.content ?? ''
    const longest = Math.max(...entry.split(/\r?\n/).map((line) => Buffer.byteLength(line)))
    const summary = /SUMMARY:([\s\S]*?)\r?\n\S/.exec(entry)?.[1]?.replace(/\r?\n /g, '') ?? ''
    return [
      { what: 'the letter with the code, in Ukrainian', told: code.letter.subject, ok: /^.*\d{6}/.test(digits) },
      {
        what: 'its language, its text and its HTML say the same',
        told: `${code.letter.language}; ${code.letter.html?.includes(digits) ? 'the code in both' : 'not in both'}`,
        ok: code.letter.language === 'uk' && code.letter.text.includes(digits) && code.letter.html !== null,
      },
      { what: 'the letter with the PIN', told: booked.subject, ok: booked.text.includes(pin) },
      {
        what: 'the calendar entry: lines of 75 bytes at most, no letter cut in two, hours in UTC',
        told: `${longest} bytes; ${/DTSTART:(\S+)/.exec(entry)?.[1]}; ${summary.slice(0, 40)}`,
        ok: longest <= 75 && /DTSTART:\d{8}T\d{6}Z/.test(entry) && !entry.includes('\u{fffd}') && summary !== '',
      },
      {
        what: 'each letter has a Message-ID of its own, and says that a program wrote it',
        told: `${code.letter.messageId} ${booked.messageId}`,
        ok:
          code.letter.messageId !== booked.messageId && server.letters().every((one) => /^Auto-Submitted:/im.test(one)),
      },
    ]
  } finally {
    program.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Chooses the first free hour of the first free day, and says who comes. */
async function untilCode(server: MailServer): Promise<{ page: string; letter: Received }> {
  const matter = '/bydgoszcz/uk/m/pobyt-czasowy'
  const days = await (await fetch(site + matter)).text()
  const day = new RegExp(`href="(${matter}/\\d{4}-\\d\\d-\\d\\d)"`).exec(days)?.[1]
  if (!day) throw new Error('no free day')
  const at = /name="at" value="(\d+)"/.exec(await (await fetch(site + day)).text())?.[1] ?? ''
  const page = (await post(day, { at })).headers.get('location') ?? ''
  await post(page, { act: 'person', name: 'Мар’яна Ґалаґан', email: 'mariana@example.org' })
  return { page, letter: await letter(server, () => true) }
}

const post = (path: string, form: Record<string, string>) =>
  fetch(site + path, {
    ...{ method: 'POST', body: new URLSearchParams(form), headers: { origin: site }, redirect: 'manual' },
  })

/** The first letter that is meant, once it has come: a folder has no order within a second. */
async function letter(server: MailServer, isMeant: (source: string) => boolean): Promise<Received> {
  await until(() => server.letters().some(isMeant), 'a letter')
  return readLetter(server.letters().find(isMeant) ?? '')
}

async function fates(server: MailServer): Promise<Line[]> {
  const returnPath = (id: string) => `odbicia+${id.split('@')[0]}@urzad.example`
  const sending = openPost(server.url, { name: 'Urząd', address: 'rezerwacja@urzad.example' }, returnPath)
  const to = (address: string): Letter => ({
    ...{ to: address, subject: 'Próba', text: 'Próba', html: null, language: 'pl', calendar: null },
  })
  try {
    const refused = await sending.send(to('nobody@example.org'), 'refused@urzad.example')
    const grey = await sending.send(to('grey@example.org'), 'grey@urzad.example')
    const again = await sending.send(to('grey@example.org'), 'grey@urzad.example')
    const came = await letter(server, (source) => source.includes('grey@example.org'))
    const taken = await sending.send(to('gone@example.org'), 'back@urzad.example')
    await until(() => server.letters().some(isReport), 'the letter that came back')
    const back = server.letters().find(isReport) ?? ''
    const report = readReport(back)
    return [
      {
        what: 'a letter that comes back: to an address of its own, with a report that says why',
        told: `${taken.kind}, then ${report?.kind} to ${/^To: (.*)$/m.exec(back)?.[1]}: ${report?.said}`,
        ok: taken.kind === 'sent' && report?.kind === 'failed' && back.includes(returnPath('back@')),
      },
      {
        what: 'a mailbox that is not there',
        told: refused.kind === 'sent' ? 'sent' : `${refused.kind}: ${refused.said}`,
        ok: refused.kind === 'refused' && refused.code === 550,
      },
      {
        what: 'greylisting: not now, and then with the same Message-ID',
        told: `${grey.kind}, then ${again.kind} as ${came.messageId}`,
        ok: grey.kind === 'later' && again.kind === 'sent' && came.messageId === '<grey@urzad.example>',
      },
    ]
  } finally {
    sending.close()
  }
}

const isReport = (source: string): boolean => /^Content-Type: multipart\/report/im.test(source)
