import { randomUUID } from 'node:crypto'
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
