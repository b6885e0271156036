import type { Office, OfficeEvent } from '@poczekalnia/queue-core'
import { type LoggedDays, LogReader } from '@poczekalnia/queue-core/simulation'
import { nameOf, openLogAt, placeOf } from '@poczekalnia/queue-core/store'
import { CommandFailure } from '../operator/command-line.ts'

/**
 * Reads an office's days from a data folder, or a database in it; the hub may run meanwhile, nothing is written.
 * @throws CommandFailure when the log is another office's; StoreFailure when there is none or it is damaged
 */
export async function readLoggedDays(path: string, office: Office): Promise<LoggedDays> {
  const place = placeOf(path)
  const log = await openLogAt(place)
  try {
    const { id } = office.profile
    if (!log.streams.includes(id))
      throw new CommandFailure(`${nameOf(place)} has no log of ${id}, there are: ${log.streams.join(', ') || 'none'}`)
    const reader = new LogReader(office)
    // As the hub reads its own log: an event is its type and its data.
    for await (const { at, type, data } of log.read(id))
      reader.note({ at, event: { type, ...(data as object) } as OfficeEvent })
    return reader.days()
  } finally {
    log.close()
  }
}
