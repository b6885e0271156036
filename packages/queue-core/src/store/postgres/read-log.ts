import type { Log } from '../ports/copies.ts'
import { PostgresEvents } from './events.ts'
import { linkTo, type PostgresPlace } from './open-database.ts'

/** Opens an office's log to read it, also while a hub works. @throws StoreFailure when there is none */
export async function openPostgresLog(place: PostgresPlace): Promise<Log> {
  const link = linkTo(place)
  const events = new PostgresEvents(link)
  try {
    const streams = await events.streams()
    return {
      streams,
      read: (stream, after) => events.read(stream, after),
      versionBefore: (stream, at) => events.versionBefore(stream, at),
      async accounts() {
        const rows = await link.ask<{ account: string }>('SELECT account FROM staff_passwords')
        return rows.map(({ account }) => account)
      },
      async profile() {
        const [row] = await link.ask<{ text: string }>(
          'SELECT text FROM profiles ORDER BY at DESC, version DESC LIMIT 1',
        )
        return row?.text || null
      },
      close: () => link.close(),
    }
  } catch (error) {
    await link.close()
    throw error
  }
}
