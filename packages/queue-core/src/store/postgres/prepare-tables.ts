import type pg from 'pg'
import { StoreFailure } from '../errors.ts'
import type { Link } from './link.ts'
import { toStoreFailure } from './pg-failure.ts'

/**
 * Makes a schema and its tables, or brings those of an earlier release up to date.
 * @param link may take as long as a migration does
 * @throws StoreFailure
 */
export async function prepareTables(link: Link, schema: string, migrations: readonly string[]): Promise<void> {
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
