import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BookingDatabase, openBookingStore } from '@poczekalnia/booking-core/store'
import type { SmsGateway } from '@poczekalnia/mail'
import { type Mailbox, openMailbox, type Received } from '@poczekalnia/mail/mailbox'
import { type Office, office, readProfile } from '@poczekalnia/queue-core'
import { readCards } from '@poczekalnia/queue-core/cards'
import type { Clock } from '@poczekalnia/server/clock'
import { takePort } from '@poczekalnia/server/endpoint'
import { readTextFile } from '@poczekalnia/written/file'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { openBorders } from '../abroad/borders.ts'
import { keptIn } from '../kept-in.ts'
import { openSecrets } from '../secrets.ts'
import { type Site, startSite } from '../site.ts'

const offices = join(import.meta.dirname, '../../../../offices')

/** What a browser has of an answer. */
export type Answer = { status: number; location: string | null; text: string; headers: Headers }

/** A real site on a real port with a real file, a mail server, and a clock that tests move. */
export type RunningSite = {
  url: string
  dir: string
  office: Office
  clock: Clock & { set(wall: string): void; pass(minutes: number): void }
  mailbox: Mailbox
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Sends a form from a page of the site, unless other headers say otherwise. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  feed(after?: number, token?: string): Promise<{ status: number; body: { last: number; bookings: never[] } }>
  /** The newest letter, when so many have come. */
  letter(count: number): Promise<Received>
  /** Does now what the hours of draws ask for. */
  lookAtDraws(): Promise<void>
  /** Stops it and starts another on the same folder. @param profile changes the office's profile first */
  restart(profile?: (yaml: string) => string): Promise<void>
}

/**
 * Starts a site whose clock stands at the Thursday's 12:05.
 * @param options.profile changes the office's profile before it is read
 * @param options.smtp another mail server than the test's own
 */
export async function runSite(
  options: {
    office?: string
    profile?: (yaml: string) => string
    at?: string
    smtp?: string
    bounces?: string
    sms?: SmsGateway
    /** A proxy that is believed who asks. */
    proxy?: string
    firstWork?: number
    /** A list of networks. */
    networks?: string
    /** In place of a file. */
    database?: BookingDatabase
    /** Another server of that site: of its key, address, clock and mail server. */
    beside?: RunningSite
  } = {},
): Promise<RunningSite> {
  const dir = mkdtempSync(join(tmpdir(), 'booking-site-'))
  const file = join(offices, `${options.office ?? 'bydgoszcz'}.yaml`)
  const found = readTextFile(file)
  if (!('text' in found)) throw new Error(file)
  const read = (change = (yaml: string) => yaml) => office(readProfile(change(found.text), file))
  let known = read(options.profile)
  const cards = readCards(known.profile, (name) => readTextFile(join(offices, name)))
  const wall = (text: string) => known.time.instant(...(text.split('T') as [string, string]))
  let now = wall(options.at ?? '2026-11-19T12:05')
  const { database, beside } = options
  const clock = beside?.clock ?? {
    ...{ now: () => now, demo: true },
    set: (text: string) => {
      now = wall(text)
    },
    pass: (minutes: number) => {
      now += minutes * 60_000
    },
  }
  const mailbox = beside?.mailbox ?? (await openMailbox())
  let site: Site
  let url = ''
  const publicUrl = () => beside?.url ?? url
  const start = async () => {
    const endpoint = await takePort('127.0.0.1', 0, { proxy: options.proxy ?? null })
    url = endpoint.url
    const log = pino({ level: 'silent' })
    const mail = { smtp: options.smtp ?? `smtp://127.0.0.1:${mailbox.port}`, from: 'rezerwacja@urzad.example' }
    const less = options.firstWork === undefined ? {} : { firstWork: options.firstWork }
    const borders = openBorders(options.networks ?? null, { clock, log })
    site = startSite({
      borders,
      ...less,
      cards: new Map([[known.profile.id, cards]]),
      offices: [known],
      store: await openBookingStore(
        database ? { kind: 'postgres', ...database } : { kind: 'data-folder', dir },
        {},
        keptIn(dir),
      ),
      secrets: openSecrets(join(beside?.dir ?? dir, 'booking.key')),
      url: publicUrl(),
      ...{ ...mail, bounces: options.bounces ?? null, sms: options.sms ?? null },
      token: 'hub-token-of-a-test',
      clock,
      endpoint,
      log,
    })
    await site.open()
  }
  await start()
  onTestFinished(async () => {
    await site.stop()
    if (!beside) await mailbox.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...init, redirect: 'manual' })
    const { status, headers } = response
    return { status, headers, location: headers.get('location'), text: await response.text() }
  }
  return {
    get url() {
      return url
    },
    get office() {
      return known
    },
    ...{ dir, clock, mailbox },
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form, headers = { origin: publicUrl() }) =>
      ask(path, { method: 'POST', body: new URLSearchParams(form), headers }),
    async feed(after = 0, token = 'hub-token-of-a-test') {
      const headers = { authorization: `Bearer ${token}` }
      const { status, text } = await ask(`/${known.profile.id}/feed?after=${after}`, { headers })
      return { status, body: status === 200 ? JSON.parse(text) : null }
    },
    letter: (count) =>
      new Promise((resolve) => {
        const look = () => {
          const letter = mailbox.letters[count - 1]
          if (letter) resolve(letter)
          return letter !== undefined
        }
        if (!look()) mailbox.onLetter(look)
      }),
    lookAtDraws: () => site.lookAtDraws(),
    async restart(profile) {
      await site.stop()
      if (profile) known = read(profile)
      await start()
    },
  }
}

/** The first free hour of a day, as its button sends it. */
export const hoursOn = (page: string): string[] =>
  [...page.matchAll(/name="at" value="(\d+)"/g)].map(([, at]) => at ?? '')

/** The code in a letter. */
export const codeIn = (letter: Received): string => /\d{6}/.exec(letter.subject)?.[0] ?? ''

/** The code typed, and the letter with the proof read. @returns the address of the visit's own page */
export async function untilBooked(site: RunningSite, who: Parameters<typeof untilCode>[1] = {}): Promise<string> {
  const before = site.mailbox.letters.length
  const page = await untilCode(site, who)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(before + 1)) })
  return visitPageIn(await site.letter(before + 2))
}

/** The address of the visit's own page in a letter. */
export const visitPageIn = ({ text }: Received): string => /https?:\/\/[^/\s]+(\/\S+\/v\/\S+)/.exec(text)?.[1] ?? ''

/** Through the code from the mail into the visit's own page. @returns the address behind it */
export async function enterVisit(site: RunningSite, link: string): Promise<string> {
  const before = site.mailbox.letters.length
  await site.post(link, { act: 'send' })
  return (await site.post(link, { act: 'code', code: codeIn(await site.letter(before + 1)) })).location ?? ''
}

/** Somebody books: from the hour to the page that asks for the code. @returns the page's address */
export async function untilCode(
  site: RunningSite,
  who: { name?: string; email?: string; language?: string; matter?: string; date?: string; declare?: number } = {},
): Promise<string> {
  const { name = 'Олена Коваль', email = 'olena@example.org', language = 'uk', matter = 'pobyt-czasowy' } = who
  const day = `/${site.office.profile.id}/${language}/m/${matter}/${who.date ?? '2026-11-20'}`
  const ticked = Object.fromEntries(Array.from({ length: who.declare ?? 0 }, (_, n) => [`declare-${n + 1}`, 'yes']))
  const [at = ''] = hoursOn((await site.get(day)).text)
  const held = await site.post(day, { at })
  if (held.location === null) throw new Error(`not held: ${held.status} ${held.text}`)
  const sent = await site.post(held.location, { act: 'person', name, email, ...ticked })
  if (sent.status !== 303) throw new Error(`no code: ${sent.status} ${sent.text}`)
  return held.location
}
