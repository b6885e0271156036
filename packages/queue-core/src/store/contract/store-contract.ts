import type { Store } from '../ports/index.ts'
import { closedContract } from './closed.ts'
import { eventsContract } from './events.ts'
import { notesContract } from './notes.ts'
import { peopleContract } from './people.ts'
import { profilesContract } from './profiles.ts'
import { snapshotsContract } from './snapshots.ts'
import { staffSecretsContract } from './staff-secrets.ts'

/** What every store does, port by port, whatever it keeps things in. */
export function storeContract(name: string, open: () => Store | Promise<Store>): void {
  for (const contract of [
    ...[eventsContract, snapshotsContract, peopleContract],
    ...[notesContract, profilesContract, staffSecretsContract, closedContract],
  ])
    contract(name, open)
}
