import type { Link } from './link.ts'
import { linkTo, type PostgresPlace } from './open-database.ts'
import { toStoreFailure } from './pg-failure.ts'

/** What tables are read by: a connection that is made again when it is lost, or one moment of the database. */
export type Reader = Pick<Link, 'ask' | 'name'>

/** Reading a page of a large table may take its time. */
const answerMs = 600_000

/**
 * Reads an office's tables as they are at one moment, whatever is written meanwhile. Nobody waits for it.
 * @throws StoreFailure when the connection is lost: there is no going on with another moment
 */
export async function atOneMoment<T>(place: PostgresPlace, act: (reader: Reader) => Promise<T>): Promise<T> {
  const link = linkTo(place, answerMs)
  try {
    return await link.alone(async (client) => {
      // What is read is written elsewhere in between: the session waits for that.
      await client.query(
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0',
      )
      return act({
        name: link.name,
        ask: async (text, values = []) => (await client.query({ text, values })).rows as never,
      })
    })
  } catch (error) {
    throw toStoreFailure(error, link.name)
  } finally {
    await link.close()
  }
}
