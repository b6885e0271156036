import { type NumberRow, NumbersSeen } from '../numbers-seen.ts'
import type { NumbersGiven } from '../ports/copies.ts'
import { linkTo, type PostgresPlace, schemaOf } from './open-database.ts'
import { toStoreFailure } from './pg-failure.ts'

/** Longer than any of it takes. */
const patientMs = 600_000
/** PostgreSQL cuts a longer name off. */
const longestName = 63

/** Takes everything of an office away. */
export async function dropSchema(place: PostgresPlace): Promise<void> {
  await run(place, `DROP SCHEMA IF EXISTS "${schemaOf(place.office)}" CASCADE`)
}

/** Gives what is kept there another office's name, all at once. @throws StoreFailure when there is one already */
export async function renameSchema(place: PostgresPlace, office: string): Promise<void> {
  await run(place, `ALTER SCHEMA "${schemaOf(place.office)}" RENAME TO "${schemaOf(office)}"`)
}

/**
 * Puts what is kept there in an office's place, and what was there aside, in one transaction: a hub finds one or the
 * other, whatever happens meanwhile. Its lease's token goes on, so that no hub of before can write.
 * @param at now, epoch ms, of which what was there is named
 * @returns the schema that it is in now; `null`: nothing was there
 * @throws StoreFailure
 */
export async function exchangeSchema(place: PostgresPlace, office: string, at: number): Promise<string | null> {
  const [from, to] = [schemaOf(place.office), schemaOf(office)]
  const link = linkTo({ ...place, office }, patientMs)
  try {
    const there = await link.ask<{ name: string }>('SELECT nspname AS name FROM pg_namespace')
    const names = new Set(there.map(({ name }) => name))
    if (!names.has(to)) {
      await link.ask(`ALTER SCHEMA "${from}" RENAME TO "${to}"`)
      return null
    }
    const aside = freeName(office, at, names)
    await link.inTurn((ask) =>
      ask(`BEGIN;
        UPDATE "${from}".lease SET token = (SELECT token + 1 FROM "${to}".lease);
        ALTER SCHEMA "${to}" RENAME TO "${aside}";
        ALTER SCHEMA "${from}" RENAME TO "${to}";
        COMMIT`),
    )
    return aside
  } catch (error) {
    throw toStoreFailure(error, link.name)
  } finally {
    await link.close()
  }
}

/** What an office's tables, and those that earlier restores put aside, know of numbers that were given out. */
export async function numbersThere(place: PostgresPlace): Promise<NumbersGiven[]> {
  const link = linkTo(place, patientMs)
  try {
    const schemas = await link.ask<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname = $1 OR starts_with(nspname, $2) ORDER BY nspname`,
      [schemaOf(place.office), asideOf(place.office)],
    )
    const known: NumbersGiven[] = []
    for (const { name } of schemas) {
      const seen = new NumbersSeen()
      const rows = await link.ask<NumberRow>(
        `SELECT at, type, data FROM "${name}".events WHERE type IN ('TicketIssued', 'DayClosed')
           ORDER BY stream, version`,
      )
      for (const row of rows) seen.follow(row)
      const { newest, lastAt, most } = seen
      known.push({ file: name, newest, lastAt, most, whole: true })
    }
    return known
  } finally {
    await link.close()
  }
}

const asideOf = (office: string): string => `replaced_${office.slice(0, longestName - 30)}_`

/** By its time: two in the same second, or a clock that was set back, never share one. */
function freeName(office: string, at: number, taken: ReadonlySet<string>): string {
  const stamp = asideOf(office) + new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  for (let n = 1; ; n++) {
    const name = n === 1 ? stamp : `${stamp}-${n}`
    if (!taken.has(name)) return name
  }
}

async function run(place: PostgresPlace, statement: string): Promise<void> {
  const link = linkTo(place, patientMs)
  try {
    await link.ask(statement)
  } finally {
    await link.close()
  }
}
