import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AddressProblem, readAddress } from '@poczekalnia/queue-core/database-address'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { z } from 'zod'

export type Options = {
  /** Profiles of the offices that it books for. */
  offices: readonly string[]
  data: string
  /** Database that several servers may share; `null`: the one in `data`. */
  database: string | null
  port: number
  host: string
  /** Address that visitors reach it by; `null`: this machine's own. */
  url: string | null
  /** Mail server; `null` in a demonstration, which has its own. */
  smtp: string | null
  /** Sender of the letters; `null`: made from the address. */
  from: string | null
  /** Mailbox for letters that come back; `null`: the sender's. */
  bounces: string | null
  /** A way for short messages; `null`: none. `token`: a file. */
  sms: { url: string; token: string; from: string | null } | null
  /** The registries' list of networks, by which visits are booked from Poland only; `null`: none. */
  networks: string | null
  /** Address of the proxy in front, the only one that is believed who asks. */
  proxy: string | null
  tls: { cert: string; key: string } | null
}

export const usage = `poczekalnia booking --office FILE --data DIR --smtp URL --url URL [--from ADDRESS]
             [--database URL] [--bounces ADDRESS] [--sms URL --sms-token FILE [--sms-from NAME]]
             [--networks FILE]
             [--port N] [--host ADDR] [--tls-cert FILE --tls-key FILE] [--proxy ADDR]

  --office FILE   profile of an office that is booked on line; more than once, or a folder of them
  --data DIR      folder of the site's database, its key, and the token for the offices' hubs (hub-token)
  --database URL  a PostgreSQL in place of the database in the folder, which several servers may share:
                  postgres://poczekalnia@db1,db2/booking (docs/region.md)
  --smtp URL      mail server, for example smtp://user:password@mail.example:587
  --url URL       address that visitors reach the site by
  --from ADDRESS  sender of the letters (rezerwacja@ the host of --url)
  --bounces ADDRESS
                  mailbox for letters that come back, for example odbicia@urzad.example: each letter has an
                  address of its own there, odbicia+…, handed on by booking bounce
  --sms URL       SMSAPI, for example https://api.smsapi.pl: codes can also come by SMS, where the profile has
                  booking.sms
  --sms-token FILE, --sms-from NAME
                  file with its token, and the sender's name as it is registered there
  --networks FILE the registries' list of networks (nro-delegated-stats), for matters that are booked from Poland
                  only; read again when it was changed (docs/booking.md)
  --port N        port (7080)
  --host ADDR     address to listen on (0.0.0.0)
  --tls-cert FILE, --tls-key FILE
                  certificate and key (PEM): the port speaks https
  --proxy ADDR    a proxy at that address stands in front, and says in X-Forwarded-For who asks`

const Given = z.object({
  office: z.array(z.string()).min(1, '--office is needed'),
  data: z.string('--data is needed').min(1),
  database: z.string().optional(),
  smtp: z.url({ protocol: /^smtps?$/, error: '--smtp takes an address such as smtp://mail.example:587' }).optional(),
  url: z.url({ protocol: /^https?$/, error: '--url takes an address such as https://rezerwacja.example' }).optional(),
  from: z.email('--from takes an e-mail address').optional(),
  bounces: z
    .email('--bounces takes an e-mail address')
    .refine(
      (text) => text.indexOf('@') <= 20 && !text.includes('+'),
      '--bounces takes at most 20 signs before the @, no +',
    )
    .optional(),
  sms: z.url({ protocol: /^https?$/, error: '--sms takes an address such as https://api.smsapi.pl' }).optional(),
  'sms-token': z.string().min(1).optional(),
  'sms-from': z
    .string()
    .regex(/^[A-Za-z0-9 ._-]{1,11}$/, '--sms-from takes at most 11 letters and digits')
    .optional(),
  networks: z.string().min(1).optional(),
  port: z.coerce.number('--port takes a number from 0 to 65535').int().min(0).max(65_535).default(7080),
  host: z.string().min(1).default('0.0.0.0'),
  proxy: z.union([z.ipv4(), z.ipv6()], '--proxy takes an address such as 127.0.0.1').optional(),
  'tls-cert': z.string().min(1).optional(),
  'tls-key': z.string().min(1).optional(),
})

/** Reads the command line. @throws UsageProblem with one clear line */
export function readOptions(args: readonly string[], demo: boolean): Options {
  const given = Given.safeParse(parse(args))
  if (!given.success) {
    const [issue] = given.error.issues
    const name = String(issue?.path[0] ?? 'options')
    throw new UsageProblem(issue?.message.startsWith('--') ? issue.message : `--${name}: ${issue?.message}`)
  }
  const { office, data, smtp, url, from, bounces, port, host, proxy, 'tls-cert': cert, 'tls-key': key } = given.data
  if (!demo && smtp === undefined) throw new UsageProblem('--smtp is needed: without mail nobody can book')
  if (!demo && url === undefined) throw new UsageProblem('--url is needed: it stands in the letters')
  if ((cert === undefined) !== (key === undefined)) throw new UsageProblem('--tls-cert and --tls-key go together')
  const { sms, 'sms-token': smsToken, 'sms-from': smsFrom } = given.data
  if ((sms === undefined) !== (smsToken === undefined)) throw new UsageProblem('--sms and --sms-token go together')
  return {
    offices: office.flatMap(profilesAt),
    database: databaseAt(given.data.database),
    ...{ data, port, host, smtp: smtp ?? null, from: from ?? null, proxy: proxy ?? null },
    bounces: bounces ?? null,
    networks: given.data.networks ?? null,
    sms: sms !== undefined && smsToken !== undefined ? { url: sms, token: smsToken, from: smsFrom ?? null } : null,
    url: url?.replace(/\/$/, '') ?? null,
    tls: cert !== undefined && key !== undefined ? { cert, key } : null,
  }
}

function parse(args: readonly string[]): Record<string, unknown> {
  const text = { type: 'string' } as const
  const options = {
    ...{ office: { ...text, multiple: true }, data: text, smtp: text, url: text, from: text, port: text, host: text },
    ...{ database: text, networks: text },
    ...{
      bounces: text,
      sms: text,
      'sms-token': text,
      'sms-from': text,
      proxy: text,
      'tls-cert': text,
      'tls-key': text,
    },
  } as const
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageProblem((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '')
  }
}

function databaseAt(url: string | undefined): string | null {
  try {
    if (url !== undefined) readAddress(url)
  } catch (error) {
    if (error instanceof AddressProblem) throw new UsageProblem(`--database: ${error.message}`)
    throw error
  }
  return url ?? null
}

function profilesAt(path: string): string[] {
  if (!existsSync(path)) throw new UsageProblem(`--office: there is no file ${path}`)
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name))
  if (names.length === 0) throw new UsageProblem(`--office: there is no profile (.yaml) in the folder ${path}`)
  return names.sort().map((name) => join(path, name))
}
