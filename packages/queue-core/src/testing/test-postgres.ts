import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** The address of the PostgreSQL that tests share. */
export async function testPostgres(): Promise<string> {
  const answer = await fetch(inject('postgresAt'))
  if (!answer.ok) throw new Error(await answer.text())
  return answer.text()
}

/** A place in it that nobody else has. */
export async function testPlace(): Promise<{ kind: 'postgres'; url: string; office: string }> {
  return { kind: 'postgres', url: await testPostgres(), office: `t${randomUUID()}` }
}

/** The address of a database of that server that nobody else has. */
export async function testDatabase(): Promise<string> {
  const url = await testPostgres()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return url.replace(/\/[^/]*$/, `/${name}`)
}
