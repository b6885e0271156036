import type { NewEvent, StoredEvent } from '@poczekalnia/queue-core/store'
import type { StreamModel } from '../../office/stream-model.ts'
import { type Device, DeviceEvent } from './device.ts'

/** A device that may talk to the hub; `of`: the kiosk that a printer is built into. */
export type Known = Device & { tokenHash: string; of?: string | undefined }

/** An event of the devices, with who did it and when (epoch ms). */
export type DeviceEntry = { at: number; actor: string; event: DeviceEvent }

/** A code that was made and not used yet. */
export type OpenCode = { id: string; until: number; screen: string | null }

export type DevicesState = {
  /** By the hash of the code: at most one a device. */
  codes: Map<string, OpenCode>
  byTokenHash: Map<string, Known>
  /** id → name, of those too that were removed: the log speaks of them. */
  names: Map<string, string>
  /** id → every name that it has had, the newest last. */
  namesOf: Map<string, readonly string[]>
  /** Ids of those that were linked once at all. */
  linked: Set<string>
  /** What a device was called before, `kiosk:Hol` → id: events of that time name it so. */
  former: Map<string, string>
}

/** Few enough for no snapshot. */
export const devicesModel: StreamModel<DevicesState, DeviceEntry> = {
  empty: () => ({
    codes: new Map(),
    byTokenHash: new Map(),
    names: new Map(),
    namesOf: new Map(),
    linked: new Set(),
    former: new Map(),
  }),
  evolve,
  toNew: ({ at, actor, event }): NewEvent => ({ at, actor, ...event }),
  fromStored: ({ at, actor, type, data }: StoredEvent) => ({ at, actor, event: DeviceEvent.parse({ type, data }) }),
}

function evolve(state: DevicesState, { event }: DeviceEntry): void {
  const { byTokenHash, codes, former } = state
  const endCode = (device: string) => {
    for (const [hash, { id }] of codes) if (id === device) codes.delete(hash)
  }
  switch (event.type) {
    case 'DeviceAdded':
      byTokenHash.set(event.data.tokenHash, event.data)
      call(state, event.data)
      return
    case 'DeviceLinked':
      state.linked.add(event.data.id)
      return
    case 'DeviceRenamed':
      for (const known of [...byTokenHash.values()]) {
        if (known.id !== event.data.id) continue
        former.set(`${known.kind}:${known.name}`, known.id)
        byTokenHash.set(known.tokenHash, { ...known, name: event.data.name })
      }
      call(state, event.data)
      return
    case 'PairingCodeMade': {
      const { id, codeHash, until, screen = null } = event.data
      endCode(id)
      codes.set(codeHash, { id, until, screen })
      return
    }
    case 'DevicePaired': {
      endCode(event.data.id)
      const known = [...byTokenHash.values()].find(({ id }) => id === event.data.id)
      if (!known) return
      byTokenHash.delete(known.tokenHash)
      byTokenHash.set(event.data.tokenHash, { ...known, tokenHash: event.data.tokenHash })
      return
    }
    case 'DeviceRemoved':
      endCode(event.data.id)
      for (const { id, of, tokenHash } of [...byTokenHash.values()])
        if (id === event.data.id || of === event.data.id) byTokenHash.delete(tokenHash)
      return
    default:
      event satisfies never
  }
}

function call({ names, namesOf }: DevicesState, { id, name }: Pick<Device, 'id' | 'name'>): void {
  names.set(id, name)
  namesOf.set(id, [...(namesOf.get(id) ?? []), name])
}
