import type { PrinterState } from '@poczekalnia/protocol'
import { type LatePeople, latePeople, type WatchedDevice } from '@poczekalnia/queue-core'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { DeviceRegistry } from '../devices/index.ts'

/** How long it is told on who may not be called by closing, milliseconds: it takes a simulation. */
const LATE_KEPT_MS = 5_000

/** Machines and displays as the warnings look at them. */
export function watchedDevices(parts: {
  devices: Pick<DeviceRegistry, 'ofKind' | 'wasLinked'>
  presence: Presence
  printerOf: (machine: string) => PrinterState
}): WatchedDevice[] {
  const { devices, presence, printerOf } = parts
  const shown = presence.displays.list()
  return (['kiosk', 'display'] as const).flatMap((kind) =>
    devices.ofKind(kind).map(({ id, name }) => ({
      kind,
      name,
      isLinked: (presence.devices.of(id)?.links ?? 0) > 0,
      wasLinked: devices.wasLinked(id),
      printer: kind === 'kiosk' ? printerOf(id) : null,
      hasTrouble: kind === 'display' && shown.some((one) => one.name === name && one.troubles.length > 0),
    })),
  )
}

/** `latePeople` of each queue, remembered for some seconds. */
export function rememberedLate(session: OfficeSession): (queue: string) => LatePeople | null {
  let until = 0
  let known = new Map<string, LatePeople | null>()
  return (queue) => {
    if (performance.now() > until) {
      known = new Map()
      until = performance.now() + LATE_KEPT_MS
    }
    const before = known.get(queue)
    if (before !== undefined) return before
    const people = latePeople({ office: session.office, now: session.now() }, session.state, queue)
    known.set(queue, people)
    return people
  }
}
