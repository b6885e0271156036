import type pg from 'pg'
import { StoreFailure } from '../errors.ts'
import { type DatabaseAddress, readAddress } from './address.ts'
import { Link } from './link.ts'
import { toStoreFailure } from './pg-failure.ts'
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
  try {
    await link.alone(async (client) => {
      await client.query('BEGIN')
      // Two that start at once make the tables once.
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`poczekalnia ${schema}`])
      if ((await client.query(`SELECT FROM pg_namespace WHERE nspname = $1`, [schema])).rows.length === 0)
        await client.query(`CREATE SCHEMA "${schema}"`)
      const version = await versionOf(client, schema)
      if (version > migrations.length)
        throw new StoreFailure('newer-schema', link.name, 'the tables were written by a newer release')
      for (const migration of migrations.slice(version)) await client.query(migration)
      if (version < migrations.length) {
        await client.query('DELETE FROM schema_version')
        await client.query('INSERT INTO schema_version (version) VALUES ($1)', [migrations.length])
      }
      await client.query('COMMIT')
    })
  } catch (error) {
    throw toStoreFailure(error, link.name)
  }
}

async function versionOf(client: pg.Client, schema: string): Promise<number> {
  await client.query(`CREATE TABLE IF NOT EXISTS "${schema}".schema_version (version integer NOT NULL)`)
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM "${schema}".schema_version`)
  return rows[0]?.version ?? 0
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
