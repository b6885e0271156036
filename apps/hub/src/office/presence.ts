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
  /** A display is done with a call, at this time of the hub. */
  announce(call: string, recalls: number, at: number): void
  /** When the first display was done with it; `null` while none is, nothing while no display is linked. */
  announcedAt(call: string, recalls: number): number | null | undefined
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
  const announced = new Map<string, { recalls: number; at: number }>()
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
    announce(call, recalls, at) {
      const known = announced.get(call)
      if (known && known.recalls >= recalls) return
      announced.delete(call)
      announced.set(call, { recalls, at })
      if (announced.size > REMEMBERED) announced.delete(announced.keys().next().value as string)
    },
    announcedAt(call, recalls) {
      if (of('display').size === 0) return undefined
      const known = announced.get(call)
      return known && known.recalls >= recalls ? known.at : null
    },
    displays: linkedDisplays(),
    devices: linkedDevices(),
    wasShown: (call) => (of('display').size === 0 ? null : shown.has(call)),
  }
}
