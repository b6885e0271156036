import { dataFolder, openDataFolder, openStoreAt } from '@poczekalnia/queue-core/store'
import { realClock } from '@poczekalnia/server/clock'
import { openSession } from '../../office/session.ts'
import { loadOffice } from '../../operate/load-office.ts'
import { bookingImporter } from './import.ts'
import type { ImportBookingsOffline } from './result.ts'

/** Imports straight into a data folder on which no hub runs. @throws DataFolderInUse, StoreFailure, ProfileProblem */
export const importBookingsOffline: ImportBookingsOffline = async ({
  dataDir,
  officeFile,
  csv,
  skipBad,
  onProgress,
}) => {
  const office = loadOffice(officeFile)
  const folder = openDataFolder(dataDir)
  try {
    const store = await openStoreAt(dataFolder(folder.dir))
    try {
      const session = await openSession({ office, store, clock: realClock, onFailure: () => undefined })
      return await bookingImporter(session, store.people)({ csv, skipBad, actor: 'operator', onProgress })
    } finally {
      await store.close()
    }
  } finally {
    folder.release()
  }
}
