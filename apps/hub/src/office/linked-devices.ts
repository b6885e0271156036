import type { DeviceTrouble } from '@poczekalnia/protocol'

/** How a device is linked, as far as the hub has seen since its start. Times are epoch ms. */
export type DeviceLink = {
  /** Links that stand just now. */
  links: number
  /** Since when it is linked, or is not. */
  since: number
  /** Build of the page that linked last; `null` where it didn't tell. */
  version: string | null
  lastTrouble: { at: number; what: DeviceTrouble } | null
}

/** Every device that was linked since the hub's start, by id. Kept in memory: it is about this moment. */
export type LinkedDevices = {
  joined(device: string, page: { at: number; version: string | null }): void
  left(device: string, at: number): void
  /** Something is wrong with it. */
  troubled(device: string, what: DeviceTrouble, at: number): void
  of(device: string): DeviceLink | null
}

/** A page that is reloaded is gone for less than this, ms: no trouble worth telling. */
const RELOAD_MS = 10_000

export function linkedDevices(): LinkedDevices {
  const known = new Map<string, DeviceLink>()
  return {
    joined(device, { at, version }) {
      const before = known.get(device)
      const lost = before !== undefined && before.links === 0
      const wasAway = lost && at - before.since > RELOAD_MS
      known.set(device, {
        links: (before?.links ?? 0) + 1,
        since: before && before.links > 0 ? before.since : at,
        version,
        lastTrouble: wasAway ? { at: before.since, what: 'link-lost' } : (before?.lastTrouble ?? null),
      })
    },
    left(device, at) {
      const before = known.get(device)
      if (!before) return
      const links = Math.max(0, before.links - 1)
      known.set(device, { ...before, links, since: links === 0 ? at : before.since })
    },
    troubled(device, what, at) {
      const before = known.get(device)
      if (before) known.set(device, { ...before, lastTrouble: { at, what } })
    },
    of: (device) => known.get(device) ?? null,
  }
}
