import { linkTo, type PostgresPlace, schemaOf } from './open-database.ts'

/** Takes everything of an office away. */
export async function dropSchema(place: PostgresPlace): Promise<void> {
  await run(place, `DROP SCHEMA IF EXISTS "${schemaOf(place.office)}" CASCADE`)
}

/** Gives what is kept there another office's name, all at once. @throws StoreFailure when there is one already */
export async function renameSchema(place: PostgresPlace, office: string): Promise<void> {
  await run(place, `ALTER SCHEMA "${schemaOf(place.office)}" RENAME TO "${schemaOf(office)}"`)
}

/** Ids of the offices that a database keeps, by name. */
export async function officesThere(place: Pick<PostgresPlace, 'kind' | 'url'>): Promise<string[]> {
  const link = linkTo({ ...place, office: 'none' })
  try {
    const rows = await link.ask<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'office\\_%' ORDER BY nspname`,
    )
    return rows.map(({ name }) => name.slice('office_'.length))
  } finally {
    await link.close()
  }
}

async function run(place: PostgresPlace, statement: string): Promise<void> {
  const link = linkTo(place, 600_000)
  try {
    await link.ask(statement)
  } finally {
    await link.close()
  }
}
