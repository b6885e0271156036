import { type CopyPlace, checkFiguresAt, openLogAt, type StorePlace } from '@poczekalnia/queue-core/store'
import { DeviceEvent } from '../../apps/hub/src/features/devices/device.ts'
import { devicesStream } from '../../apps/hub/src/features/devices/index.ts'
import { StaffEvent } from '../../apps/hub/src/features/staff/account.ts'
import { staffStream } from '../../apps/hub/src/features/staff/index.ts'

/**
 * What is wrong with what an office keeps beside its own log, in a line each: devices and accounts that can't be read,
 * an account without a password, a password without an account, figures of reports that are not what the log gives.
 */
export async function besideFlaws(place: StorePlace | CopyPlace): Promise<string[]> {
  const figures = await checkFiguresAt(place)
  return [...(await staffFlaws(place)), ...(figures === 'same' || figures === 'none' ? [] : [figureWords[figures]])]
}

const figureWords = {
  differ: 'FLAW    the figures of reports are not what the log gives: poczekalnia reports rebuild',
  damaged: 'FLAW    the figures of reports are damaged: delete reports.db, they are counted anew',
}

async function staffFlaws(place: StorePlace | CopyPlace): Promise<string[]> {
  const log = await openLogAt(place, true)
  try {
    let unknown = 0
    for await (const { type, data } of log.read(devicesStream))
      if (!DeviceEvent.safeParse({ type, data }).success) unknown += 1
    const accounts = new Map<string, string>()
    for await (const { type, data } of log.read(staffStream)) {
      const event = StaffEvent.safeParse({ type, data })
      if (!event.success) unknown += 1
      else if (event.data.type === 'AccountAdded' && event.data.data.directory === undefined)
        accounts.set(event.data.data.id, event.data.data.name)
      else if (event.data.type === 'AccountRemoved') accounts.delete(event.data.data.id)
    }
    const owners = new Set(await log.accounts())
    const without = [...accounts].filter(([id]) => !owners.delete(id))
    return [
      ...(unknown > 0 ? [`FLAW    ${unknown} event(s) of devices or accounts that this release does not know`] : []),
      ...without.map(([, name]) => `FLAW    the account ${name} has no password: set a new one`),
      ...(owners.size > 0 ? [`FLAW    ${owners.size} password(s) of no account`] : []),
    ]
  } finally {
    await log.close()
  }
}
