import { Link, readAddress, toStoreFailure } from '@poczekalnia/queue-core/database'
import type { BookingDatabase } from './store.ts'

/** Whether a server of a site has a session at its database. @throws StoreFailure, AddressProblem */
export async function isAtWork({ url, schema = 'booking' }: BookingDatabase): Promise<boolean> {
  const link = new Link(readAddress(url), schema)
  try {
    return await link.alone(async (client) => {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity
           WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
        [schema],
      )
      return rows.length > 0
    })
  } catch (error) {
    throw toStoreFailure(error, link.name)
  } finally {
    await link.close()
  }
}
