import { StoreFailure } from '../errors.ts'
import { type DatabaseAddress, readAddress } from './address.ts'
import { Link } from './link.ts'
import { prepareTables } from './prepare-tables.ts'
import { migrations } from './schema.ts'

/** Where an office's tables are: a schema of its own in the region's database. */
export type PostgresPlace = { kind: 'postgres'; url: string; office: string }

export const schemaOf = (office: string): string => `office_${office}`

export function addressOf({ url }: PostgresPlace): DatabaseAddress {
  return readAddress(url)
}

export const linkTo = (place: PostgresPlace, answerMs?: number): Link =>
  new Link(addressOf(place), schemaOf(place.office), answerMs)

/** Makes the office's tables, or brings those of an earlier release up to date. @throws StoreFailure */
export async function prepareSchema(place: PostgresPlace): Promise<void> {
  // A migration may take longer than an answer may.
  const link = linkTo(place, 600_000)
  const schema = schemaOf(place.office)
  if (!/^office_[a-z0-9][a-z0-9-]{0,55}$/.test(schema))
    throw new StoreFailure('no-access', link.name, `${place.office} is no id of an office for a database`)
  await prepareTables(link, schema, migrations)
}

/** Whether anything of an office is kept there yet. */
export async function isKeptThere(place: PostgresPlace): Promise<boolean> {
  const link = linkTo(place)
  try {
    const rows = await link.ask('SELECT FROM pg_namespace WHERE nspname = $1', [schemaOf(place.office)])
    return rows.length > 0
  } finally {
    await link.close()
  }
}
