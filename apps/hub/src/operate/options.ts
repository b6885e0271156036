import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { OfficeDate } from '@poczekalnia/protocol'
import { isAddress, readAddress } from '@poczekalnia/queue-core/database-address'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { systemWords } from '@poczekalnia/written/file'
import { z } from 'zod'

export { UsageProblem } from '@poczekalnia/server/usage-problem'

export type Options = {
  /** The office's profile; of several the first. */
  office: string
  /**
   * Profiles of all offices of a hub that has several, each under a path of its own; `null`: one office, and no such
   * path.
   */
  offices: readonly string[] | null
  /** Its data folder; with several offices each has a folder in it. */
  data: string
  /**
   * A region's database that the office is kept in instead of a file, and the address where the other hubs of it reach
   * this one; `null`: the office is kept in its data folder.
   */
  database: { url: string; peer: string | null } | null
  port: number
  host: string
  /** Address that phones, screens and the operator use, when it is not the port on this machine. */
  url: string | null
  /** Certificate and private key that the port speaks TLS with; `null`: plain HTTP. */
  tls: { cert: string; key: string } | null
  /** Address of the proxy in front, the only one that is believed who asks; `null`: there is none. */
  proxy: string | null
  /** Network printer that the hub itself prints on. */
  printer: { host: string; port: number } | null
  /** The booking site, and the file with the token that proves the hub to it; `null`: bookings come as files only. */
  booking: { url: string; token: string } | null
  /** File that says which directory people may sign in by; `null`: by passwords only. */
  directory: string | null
  /** File with the programs that are told what happens; `null`: none is. */
  hooks: string | null
  /** Wall time in the office's zone that the clock is set to; `null`: the real clock. */
  at: string | null
  /** Starts from an empty data folder: the demonstration as `npm start` runs it without a folder of its own. */
  fresh: boolean
}

export const usage = `npm start                          a demonstration day in Bydgoszcz
npm start -- --office FILE --data DIR [--port N] [--host ADDR] [--url URL]
                                   [--tls-cert FILE --tls-key FILE] [--proxy ADDR]
                                   [--printer HOST[:PORT]] [--at YYYY-MM-DDTHH:MM]
                                   [--booking URL --booking-token FILE] [--hooks FILE]
                                   [--directory FILE]
                                   [--database URL [--peer-url URL]]

  --office FILE   the office's profile, for example offices/bydgoszcz.yaml: the real thing, on the real clock.
                  Given more than once, or a folder of profiles: several offices, each under its own path
                  (http://localhost:7070/katowice/kiosk) and in its own data folder (DIR/katowice)
  --data DIR      its data folder (data/office; data/offices for several)
  --port N        port (7070)
  --host ADDR     address to listen on (127.0.0.1 in a demonstration, else 0.0.0.0)
  --url URL       address that phones reach the hub by, printed in QR codes (http://localhost:PORT)
  --tls-cert FILE, --tls-key FILE
                  certificate and key (PEM): the port speaks https. SIGHUP reads them again
  --proxy ADDR    a proxy at that address stands in front, and says in X-Forwarded-For who asks (127.0.0.1)
  --printer ADDR  network printer (ESC/POS over TCP, port 9100) that the hub prints tickets on
  --booking URL, --booking-token FILE
                  the booking site that visits are taken over from, and the token that it has made (hub-token)
  --directory FILE
                  the region's directory that people may sign in by, OpenID Connect (docs/operating.md)
  --hooks FILE    other programs that are told what happens (docs/api.md)
  --database URL  a region's PostgreSQL that the office is kept in (postgres://user@db1,db2/poczekalnia). Several
                  hubs may be started on it: one works the office, the others stand by (docs/region.md)
  --peer-url URL  address at which the other hubs reach this one (http://HOSTNAME:PORT)
  --at TIME       sets a demonstration clock, running on from there`

const Given = z.strictObject({
  office: z.array(z.string()).optional(),
  data: z.string().min(1).optional(),
  port: z.coerce
    .number('--port takes a number from 0 to 65535')
    .refine((n) => Number.isInteger(n) && n >= 0 && n <= 65_535, '--port takes a number from 0 to 65535')
    .optional(),
  host: z.string().min(1).optional(),
  url: z
    .url({ protocol: /^https?$/, error: '--url takes an address such as http://192.168.1.10:7070' })
    .refine((text) => !/[?#]/.test(text), '--url takes an address without ? and #: paths are added to it')
    .optional(),
  'tls-cert': z.string().min(1).optional(),
  'tls-key': z.string().min(1).optional(),
  proxy: z.union([z.ipv4(), z.ipv6()], '--proxy takes an address such as 127.0.0.1').optional(),
  printer: z
    .string()
    .regex(/^[^:\s]+(:\d{1,5})?$/, '--printer takes an address such as 192.168.1.40:9100')
    .transform((text) => {
      const [host = '', port = '9100'] = text.split(':')
      return { host, port: Number(port) }
    })
    .refine(({ port }) => port >= 1 && port <= 65_535, '--printer takes a port from 1 to 65535')
    .optional(),
  booking: z
    .url({ protocol: /^https?$/, error: '--booking takes an address such as https://rezerwacja.example' })
    .optional(),
  'booking-token': z.string().min(1).optional(),
  hooks: z.string().min(1).optional(),
  directory: z.string().min(1).optional(),
  database: z
    .string()
    .refine(isAddress, '--database takes an address such as postgres://poczekalnia@db1,db2/poczekalnia')
    .superRefine((text, context) => {
      const wrong = addressProblem(text)
      if (wrong !== null) context.addIssue({ code: 'custom', message: `--database: ${wrong}` })
    })
    .optional(),
  'peer-url': z
    .url({ protocol: /^https?$/, error: '--peer-url takes an address such as http://192.168.1.10:7070' })
    .optional(),
  at: z.string().refine(isWallTime, '--at takes a time such as 2026-11-19T12:05').optional(),
})

/** Reads the command line. @throws UsageProblem with one clear line */
export function readOptions(args: readonly string[]): Options {
  const given = Given.safeParse(parse(args))
  if (!given.success) {
    const issue = given.error.issues[0]
    const name = String(issue?.path[0] ?? 'options')
    throw new UsageProblem(issue?.message.startsWith('--') ? issue.message : `--${name}: ${issue?.message}`)
  }
  const { office, data, port = 7070, host, url, proxy, printer, at, 'tls-cert': cert, 'tls-key': key } = given.data
  const { booking, 'booking-token': token, database, 'peer-url': peer } = given.data
  if ((booking === undefined) !== (token === undefined))
    throw new UsageProblem('--booking and --booking-token go together')
  if (peer !== undefined && database === undefined) throw new UsageProblem('--peer-url goes with --database')
  if ((cert === undefined) !== (key === undefined)) throw new UsageProblem('--tls-cert and --tls-key go together')
  const demo = office === undefined || at !== undefined
  const asked = office ?? ['offices/bydgoszcz.yaml']
  const files = asked.flatMap(profilesAt)
  const several = files.length > 1 || asked.some(isFolder)
  if (several && printer)
    throw new UsageProblem('--printer goes with one office only: of several, each machine prints its own tickets')
  return {
    office: files[0] ?? '',
    offices: several ? files : null,
    data: data ?? `data/${demo ? 'demo' : 'office'}${several ? (demo ? '-offices' : 's') : ''}`,
    database: database === undefined ? null : { url: database, peer: peer?.replace(/\/$/, '') ?? null },
    port,
    host: host ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    url: url?.replace(/\/$/, '') ?? null,
    tls: cert !== undefined && key !== undefined ? { cert, key } : null,
    proxy: proxy ?? null,
    printer: printer ?? null,
    booking: booking !== undefined && token !== undefined ? { url: booking.replace(/\/$/, ''), token } : null,
    hooks: given.data.hooks ?? null,
    directory: given.data.directory ?? null,
    at: at ?? (demo ? '2026-11-19T12:05' : null),
    fresh: demo && data === undefined,
  }
}

function parse(args: readonly string[]): Record<string, unknown> {
  const text = { type: 'string' } as const
  try {
    const options = {
      office: { ...text, multiple: true },
      data: text,
      port: text,
      host: text,
      url: text,
      'tls-cert': text,
      'tls-key': text,
      proxy: text,
      printer: text,
      booking: text,
      'booking-token': text,
      hooks: text,
      directory: text,
      database: text,
      'peer-url': text,
      at: text,
    }
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageProblem((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '')
  }
}

/** The token that a booking site has made for hubs. @throws UsageProblem when there is none */
export function readToken(file: string): string {
  try {
    const token = readFileSync(file, 'utf8').trim()
    if (/^[\w-]{20,}$/.test(token)) return token
  } catch (error) {
    throw new UsageProblem(`--booking-token: ${file} can not be read: ${systemWords(error) ?? String(error)}`)
  }
  throw new UsageProblem(`--booking-token: there is no token in ${file}`)
}

/** Whether these options ask for several offices. What is wrong with them is told by whoever reads them next. */
export function wantsSeveral(args: readonly string[]): boolean {
  try {
    return readOptions(args).offices !== null
  } catch (error) {
    if (error instanceof UsageProblem) return false
    throw error
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** The profile itself, or those of a folder by name. */
function profilesAt(path: string): string[] {
  if (!existsSync(path)) throw new UsageProblem(`--office: there is no file ${path}`)
  if (!isFolder(path)) return [path]
  const names = namesIn(path).filter((name) => /\.ya?ml$/.test(name))
  if (names.length === 0) throw new UsageProblem(`--office: there is no profile (.yaml) in the folder ${path}`)
  return names.sort().map((name) => join(path, name))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new UsageProblem(`--office: the folder ${folder} can not be read: ${systemWords(error) ?? String(error)}`)
  }
}

/** What is wrong with a database's address; `null`: nothing. */
function addressProblem(text: string): string | null {
  try {
    readAddress(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isWallTime(text: string): boolean {
  try {
    const [date, time = ''] = text.split('T')
    return (
      OfficeDate.safeParse(date).success &&
      /^\d\d:\d\d(:\d\d)?$/.test(time) &&
      Temporal.PlainDateTime.from(text) !== null
    )
  } catch {
    return false
  }
}
