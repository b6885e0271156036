import { isKeptAt, keptFrom, openStoreAt } from '@poczekalnia/queue-core/store'
import { Accounts } from '../../apps/hub/src/features/staff/index.ts'
import { CommandFailure } from './command-line.ts'

/** Works beside a running hub: both write to the same file by turns, and the hub reads what is new. */
export async function withAccounts<T>(dataDir: string, act: (accounts: Accounts) => Promise<T>): Promise<T> {
  const place = keptFrom(dataDir)
  if (!(await isKeptAt(place))) throw new CommandFailure(`${dataDir}: there is no hub's data in this folder`)
  const store = await openStoreAt(place)
  try {
    return await act(new Accounts(store))
  } finally {
    await store.close()
  }
}
