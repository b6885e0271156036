import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** An order that can't be followed: one line for the operator, exit status 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

export type Options = {
  office: string
  data: string
  port: number
  host: string
  /** Address that phones, screens and the operator use, when it is not the port on this machine. */
  url: string | null
  /** Network printer that the hub itself prints on. */
  printer: { host: string; port: number } | null
  /** Wall time in the office's zone that the clock is set to; `null`: the real clock. */
  at: string | null
  /** Starts from an empty data folder: the demonstration as `npm start` runs it without a folder of its own. */
  fresh: boolean
}

export const usage = `npm start                          a demonstration day in Bydgoszcz
npm start -- --office FILE --data DIR [--port N] [--host ADDR] [--url URL]
                                   [--printer HOST[:PORT]] [--at YYYY-MM-DDTHH:MM]

  --office FILE   the office's profile, for example offices/bydgoszcz.yaml: the real thing, on the real clock
  --data DIR      its data folder (data/office)
  --port N        port (7070)
  --host ADDR     address to listen on (127.0.0.1 in a demonstration, else 0.0.0.0)
  --url URL       address that phones reach the hub by, printed in QR codes (http://localhost:PORT)
  --printer ADDR  network printer (ESC/POS over TCP, port 9100) that the hub prints tickets on
  --at TIME       sets a demonstration clock, running on from there`

const Given = z.strictObject({
  office: z.string().optional(),
  data: z.string().min(1).optional(),
  port: z.coerce
    .number('--port takes a number from 0 to 65535')
    .refine((n) => Number.isInteger(n) && n >= 0 && n <= 65_535, '--port takes a number from 0 to 65535')
    .optional(),
  host: z.string().min(1).optional(),
  url: z.url({ protocol: /^https?$/, error: '--url takes an address such as http://192.168.1.10:7070' }).optional(),
  printer: z
    .string()
    .regex(/^[^:\s]+(:\d{1,5})?$/, '--printer takes an address such as 192.168.1.40:9100')
    .transform((text) => {
      const [host = '', port = '9100'] = text.split(':')
      return { host, port: Number(port) }
    })
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
  const { office, data, port = 7070, host, url, printer, at } = given.data
  const demo = office === undefined || at !== undefined
  const file = office ?? 'offices/bydgoszcz.yaml'
  if (!existsSync(file)) throw new UsageProblem(`--office: there is no file ${file}`)
  return {
    office: file,
    data: data ?? (demo ? 'data/demo' : 'data/office'),
    port,
    host: host ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    url: url?.replace(/\/$/, '') ?? null,
    printer: printer ?? null,
    at: at ?? (demo ? '2026-11-19T12:05' : null),
    fresh: demo && data === undefined,
  }
}

function parse(args: readonly string[]): Record<string, unknown> {
  const text = { type: 'string' } as const
  try {
    const options = { office: text, data: text, port: text, host: text, url: text, printer: text, at: text }
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageProblem((error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '')
  }
}

function isWallTime(text: string): boolean {
  try {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) && Temporal.PlainDateTime.from(text) !== null
  } catch {
    return false
  }
}
