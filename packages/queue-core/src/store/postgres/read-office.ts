import type { Snapshot } from '../ports/snapshots.ts'
import type { Store } from '../ports/store.ts'
import { PostgresEvents } from './events.ts'
import { PostgresNotes } from './notes.ts'
import type { PostgresPlace } from './open-database.ts'
import { PostgresPeople } from './people.ts'
import { PostgresProfiles } from './profiles.ts'
import { atOneMoment } from './reader.ts'
import { PostgresSnapshots } from './snapshots.ts'
import { PostgresStaffSecrets } from './staff-secrets.ts'

/** All that an office keeps in a database, to be read. */
export type KeptOffice = Pick<Store, 'read' | 'people' | 'notes' | 'profiles' | 'staff'> & {
  streams: readonly string[]
  load(stream: string): Promise<Snapshot | null>
}

/**
 * Reads all that an office keeps as it is at one moment, also while its hub works.
 * @throws StoreFailure, whatever `act` throws
 */
export function readPostgresOffice<T>(place: PostgresPlace, act: (office: KeptOffice) => Promise<T>): Promise<T> {
  return atOneMoment(place, async (reader) => {
    const events = new PostgresEvents(reader)
    const snapshots = new PostgresSnapshots(reader, { settled: async () => undefined })
    return act({
      streams: await events.streams(),
      read: (stream, after) => events.read(stream, after),
      people: new PostgresPeople(reader),
      notes: new PostgresNotes(reader),
      profiles: new PostgresProfiles(reader),
      staff: new PostgresStaffSecrets(reader),
      load: (stream) => snapshots.load(stream),
    })
  })
}
