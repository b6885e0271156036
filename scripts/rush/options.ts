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
  database: string | null
  json: string | null
}

export const usage = `npm run rush -- [--people 5000] [--places 200] [--programs 40] [--mode none|room|draw]
                   [--servers 1] [--database URL] [--json FILE]

  --people N      who wants a place, programs among them (5000)
  --places N      places that open, a multiple of 10 (200)
  --programs N    programs, at 50 requests a second each (40)
  --mode MODE     none: whoever is quickest; room: a place in line by chance; draw: entries, then an order by lot (room)
  --servers N     site processes: more than one takes --database (1)
  --database URL  postgres://…, an empty database for this run: left out, a data folder of SQLite
  --json FILE     the figures as JSON too`

/** Reads the command line. @throws UsageProblem with one clear line */
export function rushOptions(args: readonly string[]): RushOptions | 'help' {
  const text = { type: 'string' } as const
  const options = {
    ...{ people: text, places: text, programs: text, mode: text, servers: text, database: text, json: text },
    help: { type: 'boolean' },
  } as const
  const { help, ...given } = parse(() => parseArgs({ args: [...args], options, strict: true }).values)
  if (help) return 'help'
  const people = whole('people', given.people ?? '5000', 1, 20_000)
  const places = whole('places', given.places ?? '200', 10, 2000)
  const programs = whole('programs', given.programs ?? '40', 0, 1000)
  const mode = modes.find((one) => one === (given.mode ?? 'room'))
  if (!mode) throw new UsageProblem(`--mode takes ${modes.join(', ')}`)
  if (places % 10 !== 0) throw new UsageProblem('--places takes a multiple of 10')
  if (programs > people) throw new UsageProblem('--programs takes no more than --people: they are some of them')
  const servers = whole('servers', given.servers ?? '1', 1, 16)
  const database = given.database ?? null
  if (database !== null && !/^postgres(ql)?:\/\//.test(database))
    throw new UsageProblem('--database takes postgres://user@host/name')
  if (database !== null) throw new UsageProblem('--database: a rush is played at one site on a file so far')
  if (servers > 1) throw new UsageProblem('--servers takes 1: a data folder of SQLite is one site’s')
  return { people, places, programs, mode, servers, database, json: given.json ?? null }
}

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
