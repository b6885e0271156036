import { Link, readAddress, toStoreFailure } from '@poczekalnia/queue-core/database'
import type { BookingDatabase } from './store.ts'

/** How far the order of an office goes on: further than any hub had heard of what was lost. */
const further = 1_000_000

/**
 * An operator lets a site go on whose database lacks what it had acknowledged. All that it has is told to the offices'
 * hubs once more, under numbers that are higher than any that was lost.
 * @returns how many visits those are; `null`: nothing is lacking, and nothing was changed
 * @throws StoreFailure, AddressProblem
 */
export async function letGoOn({ url, schema = 'booking' }: BookingDatabase): Promise<number | null> {
  const link = new Link(readAddress(url), schema, 600_000)
  try {
    return await link.inTurn(async (ask) => {
      await ask('BEGIN ISOLATION LEVEL READ COMMITTED; SELECT id FROM offices ORDER BY id FOR UPDATE')
      const changed = await ask('UPDATE site SET id = gen_random_uuid(), lacking = false WHERE lacking RETURNING id')
      const isChanged = changed.rows.length > 0
      let told = 0
      if (isChanged) {
        await ask('UPDATE orders SET last = last + $1', [further])
        const again = await ask('UPDATE bookings SET told = told + $1 WHERE told > 0', [further])
        told = again.rowCount ?? 0
      }
      await ask('COMMIT')
      return isChanged ? told : null
    })
  } catch (error) {
    throw toStoreFailure(error, link.name)
  } finally {
    await link.close()
  }
}
