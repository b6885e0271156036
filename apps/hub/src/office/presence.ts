import type { DeviceKind } from '@poczekalnia/protocol'
import { type LinkedDevices, linkedDevices } from './linked-devices.ts'
import { type LinkedDisplays, linkedDisplays } from './linked-displays.ts'

/**
 * Who is linked just now, and which calls displays have shown. Kept in memory: it is about this moment, not about the
 * past.
 */
export type Presence = {
  joined(kind: DeviceKind, session: string): void
  left(kind: DeviceKind, session: string): void
  count(kind: DeviceKind): number
  isLinked(kind: DeviceKind, session: string): boolean
  show(call: string): void
  /** `null` while no display is linked. */
  wasShown(call: string): boolean | null
  /** Each display by itself, with its troubles. */
  displays: LinkedDisplays
  /** Every device by itself: since when it is linked, and with which build. */
  devices: LinkedDevices
}

/** Calls whose showing is remembered; older ones left the board long ago. */
const REMEMBERED = 200

export function presence(): Presence {
  const linked = new Map<DeviceKind, Map<string, number>>()
  const shown = new Set<string>()
  const of = (kind: DeviceKind) => {
    const sessions = linked.get(kind) ?? new Map<string, number>()
    linked.set(kind, sessions)
    return sessions
  }
  return {
    joined: (kind, session) => void of(kind).set(session, (of(kind).get(session) ?? 0) + 1),
    left(kind, session) {
      const rest = (of(kind).get(session) ?? 1) - 1
      if (rest > 0) of(kind).set(session, rest)
      else of(kind).delete(session)
    },
    count: (kind) => of(kind).size,
    isLinked: (kind, session) => of(kind).has(session),
    show(call) {
      shown.add(call)
      if (shown.size > REMEMBERED) shown.delete(shown.values().next().value as string)
    },
    displays: linkedDisplays(),
    devices: linkedDevices(),
    wasShown: (call) => (of('display').size === 0 ? null : shown.has(call)),
  }
}
