import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { makePostgres, type PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Who is asked there starts the server that tests share, the first time, and says its address. */
    postgresAt: string
  }
}

/** A run has one PostgreSQL, and only if a test asks for it: POSTGRES_URL, or one that is started for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null
  const door = createServer((_, answer) => {
    // Nobody pulls a plug on this one, and what the disk does is not what these tests are about.
    if (!process.env.POSTGRES_URL) server ??= makePostgres({ fsync: 'off', max_connections: '400' })
    Promise.resolve(server)
      .then((made) => answer.end(made?.url ?? process.env.POSTGRES_URL))
      .catch((error) => answer.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const { port } = door.address() as { port: number }
  project.provide('postgresAt', `http://127.0.0.1:${port}`)
  return async () => {
    door.closeAllConnections()
    door.close()
    await (await server?.catch(() => null))?.stop()
  }
}
