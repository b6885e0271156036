import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { openPostThread, openSmsApi } from '@poczekalnia/mail'
import type { Card } from '@poczekalnia/protocol'
import { type Office, office, ProfileProblem, readProfile } from '@poczekalnia/queue-core'
import { demonstrationClock, realClock } from '@poczekalnia/server/clock'
import { takePort } from '@poczekalnia/server/endpoint'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { faultLine } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'
import pino from 'pino'
import { openBorders } from './abroad/borders.ts'
import { NetworksProblem } from './abroad/networks.ts'
import { type Beginning, demonstrationBegins, tellReady } from './demo/parent.ts'
import { keptIn } from './kept-in.ts'
import { type Options, readOptions, usage } from './options.ts'
import { alikeOf, openSecrets } from './secrets.ts'
import { startSite } from './site.ts'

/** What must be let go of at the end, last taken first. */
const closing: (() => unknown)[] = []
/** What a demonstration that starts anew leaves behind. */
const fileNames = ['booking.db', 'booking.db-wal', 'booking.db-shm', 'booking.key', 'booking.log']

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage)
  process.exit(0)
}
try {
  const beginning = await demonstrationBegins(() => void stop())
  await run(readOptions(process.argv.slice(2), beginning !== null), beginning)
} catch (error) {
  const line = explain(error)
  if (line === null) throw error
  const more = error instanceof UsageProblem ? ' (poczekalnia booking --help lists the options)' : ''
  console.error(`poczekalnia booking: ${line}${more}`)
  await closeAll()
  process.exit(2)
}

async function run(options: Options, beginning: Beginning | null): Promise<void> {
  const loaded = options.offices.map((file) => ({ file, office: loadOffice(file) }))
  const booked = loaded.filter(({ office: { profile } }) => profile.booking)
  const offices = booked.map(({ office }) => office)
  if (offices.length === 0) throw new UsageProblem('--office: no profile has a part "booking"')
  const clock = beginning ? demonstrationClock(beginning.now) : realClock
  const endpoint = await takeFreePort(options, beginning !== null)
  closing.push(() => endpoint.close())
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  if (beginning?.fresh) for (const name of fileNames) rmSync(join(options.data, name), { force: true })
  const log = beginning ? pino(pino.destination({ dest: join(options.data, 'booking.log'), sync: false })) : pino()
  const url = options.url ?? endpoint.secureUrl ?? endpoint.url
  const mailbox = options.smtp === null ? await openDemoMailbox() : null
  if (mailbox) closing.push(() => mailbox.close())
  const token = hubToken(join(options.data, 'hub-token'))
  const cards = await cardsOf(booked)
  const secrets = openSecrets(join(options.data, 'booking.key'))
  const { database } = options
  const store = await openBookingStore(
    database === null ? { kind: 'data-folder', dir: options.data } : { kind: 'postgres', url: database },
    alikeOf(secrets, token),
    keptIn(options.data),
  )
  const borders = openBorders(options.networks, { clock, log })
  closing.push(() => borders.stop())
  if (options.networks === null && offices.some(wantsBorders))
    log.warn({}, 'visits are booked from Poland only, and without --networks nothing is known of networks')
  const site = startSite({
    ...{ offices, cards, store, secrets, url, clock, endpoint, log, token, borders },
    smtp: options.smtp ?? `smtp://127.0.0.1:${mailbox?.port}`,
    postBy: openPostThread,
    bounces: options.bounces,
    sms: options.sms && openSmsApi({ ...options.sms, token: secretIn(options.sms.token, '--sms-token') }),
    from: options.from ?? `rezerwacja@${hostOf(url)}`,
    routes: mailbox ? (await import('./demo/mailbox-pages.ts')).mailboxRoutes(mailbox, endpoint.base) : [],
  })
  closing.push(() => site.stop())
  process.once('SIGTERM', stop)
  // In a demonstration the terminal tells the hub as well, which tells this process when it is done.
  if (beginning) process.on('SIGINT', () => undefined)
  else process.once('SIGINT', stop)
  await site.open()
  if (beginning) tellReady({ url, token, mail: `${url}/mail` })
  else
    log.info(
      { url, listens: endpoint.url, offices: offices.map(({ profile }) => profile.id), data: options.data },
      'booking is open',
    )
}

/** Loaded only where it is used: a real site has a real mail server. */
async function openDemoMailbox() {
  const { openMailbox } = await import('@poczekalnia/mail/mailbox')
  return openMailbox()
}

/** A demonstration takes any port when the one beside the hub's is not free. */
async function takeFreePort(options: Options, demo: boolean) {
  const take = (port: number) => takePort(options.host, port, { tls: options.tls, proxy: options.proxy })
  try {
    return await take(options.port)
  } catch (error) {
    if (demo && (error as NodeJS.ErrnoException).code === 'EADDRINUSE') return take(0)
    throw error
  }
}

/** What hubs prove themselves with: made at the first start, for the owner only. */
function hubToken(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** What reads cards is loaded only where there are any. */
async function cardsOf(booked: readonly { file: string; office: Office }[]): Promise<Map<string, Card[]>> {
  const cards = new Map<string, Card[]>()
  for (const { file, office: one } of booked.filter(({ office: { profile } }) => profile.cards.length > 0)) {
    const { readCards } = await import('@poczekalnia/queue-core/cards')
    const beside = (name: string) => join(dirname(file), name)
    cards.set(
      one.profile.id,
      readCards(one.profile, (name) => readTextFile(beside(name)), beside),
    )
  }
  return cards
}

/** Whether an office books anything from Poland only. */
function wantsBorders({ profile }: Office): boolean {
  return profile.booking?.fromPoland === true || profile.booking?.matters.some(({ fromPoland }) => fromPoland) === true
}

/** A secret in a file of its own, so that it stands in no list of processes. */
function secretIn(file: string, option: string): string {
  const found = readTextFile(file)
  const secret = 'text' in found ? found.text.trim() : ''
  if (!/^[\x21-\x7e]{8,}$/.test(secret)) throw new UsageProblem(`${option}: ${file} has no token in one line`)
  return secret
}

function loadOffice(file: string): Office {
  const found = readTextFile(file)
  if (!('text' in found)) throw new ProfileProblem([faultLine(file, found.fault)])
  return office(readProfile(found.text, file))
}

function hostOf(url: string): string {
  const { hostname } = new URL(url)
  return hostname.includes('.') ? hostname : 'rezerwacja.example'
}

function explain(error: unknown): string | null {
  if (error instanceof UsageProblem) return error.message
  if (error instanceof NetworksProblem) return `--networks: ${error.message}`
  if (error instanceof ProfileProblem) return error.problems.join('\npoczekalnia booking: ') || error.message
  if (error instanceof Error && error.name === 'StoreFailure') return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'the port is taken: another program listens there (choose one with --port)'
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return message
  return null
}

async function stop(): Promise<void> {
  await closeAll()
  process.exit(0)
}

async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}
