import { parseArgs } from 'node:util'
import { UsageProblem } from '@poczekalnia/server/usage-problem'

export const modes = ['none', 'room', 'draw'] as const
export type Mode = (typeof modes)[number]

export type RushOptions = {
  people: number
  places: number
  programs: number
  mode: Mode
  servers: number
  /** `null`: a file. `url: null`: one that is started for this run. */
  database: { url: string | null } | null
  json: string | null
}

export const usage = `npm run rush -- [--people 5000] [--places 200] [--programs 40] [--mode none|room|draw]
                   [--servers 1] [--database [URL]] [--json FILE]

  --people N      who wants a place, programs among them (5000)
  --places N      places that open, a multiple of 10 (200)
  --programs N    programs, at 50 requests a second each (40)
  --mode MODE     none: whoever is quickest; room: a place in line by chance; draw: entries, then an order by lot (room)
  --servers N     site processes: more than one takes --database; one is killed in the first second of the hour (1)
  --database URL  postgres://…, where a schema of this run is made and dropped; without URL one is started for it;
                  left out, a data folder of SQLite
  --json FILE     the figures as JSON too`

/** Reads the command line. @throws UsageProblem with one clear line */
export function rushOptions(args: readonly string[]): RushOptions | 'help' {
  const text = { type: 'string' } as const
  const options = {
    ...{ people: text, places: text, programs: text, mode: text, servers: text, database: text, json: text },
    help: { type: 'boolean' },
  } as const
  const { help, ...given } = parse(() => parseArgs({ args: withUrl(args), options, strict: true }).values)
  if (help) return 'help'
  const people = whole('people', given.people ?? '5000', 1, 20_000)
  const places = whole('places', given.places ?? '200', 10, 2000)
  const programs = whole('programs', given.programs ?? '40', 0, 1000)
  const mode = modes.find((one) => one === (given.mode ?? 'room'))
  if (!mode) throw new UsageProblem(`--mode takes ${modes.join(', ')}`)
  if (places % 10 !== 0) throw new UsageProblem('--places takes a multiple of 10')
  if (programs > people) throw new UsageProblem('--programs takes no more than --people: they are some of them')
  const servers = whole('servers', given.servers ?? '1', 1, 16)
  const database = given.database === undefined ? null : { url: given.database || null }
  if (database?.url && !/^postgres(ql)?:\/\//.test(database.url))
    throw new UsageProblem('--database takes postgres://user@host/name, or nothing')
  if (servers > 1 && !database) throw new UsageProblem('--servers takes --database as well: a file is one server’s')
  return { people, places, programs, mode, servers, database, json: given.json ?? null }
}

/** `--database` may stand without an address, which `parseArgs` takes of no option with a value. */
const withUrl = (args: readonly string[]): string[] =>
  args.map((arg, n) => (arg === '--database' && (args[n + 1] ?? '--').startsWith('--') ? '--database=' : arg))

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new UsageProblem((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '')
  }
}

function whole(name: string, given: string, least: number, most: number): number {
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < least || number > most)
    throw new UsageProblem(`--${name} takes a whole number from ${least} to ${most}`)
  return number
}
