import { emptyOffice, type OfficeState } from './state.ts'

/**
 * Number of the state's shape. Raise it whenever `OfficeState` or what `evolve` makes of an event changes: older
 * snapshots are then passed over and the state is folded again from the log, which alone is the truth.
 */
export const SNAPSHOT_SHAPE = 19

/** The state as text, to be kept beside the log. */
export function toSnapshot(state: OfficeState): string {
  return JSON.stringify({ shape: SNAPSHOT_SHAPE, state }, (_key, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] }
    if (value instanceof Set) return { $set: [...value] }
    return value
  })
}

/** The state of a snapshot, or `null` when it is of another shape or can't be read. */
export function fromSnapshot(text: string): OfficeState | null {
  try {
    const { shape, state } = JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null) {
        if ('$map' in value) return new Map(value.$map as [unknown, unknown][])
        if ('$set' in value) return new Set(value.$set as unknown[])
      }
      return value
    }) as { shape: number; state: OfficeState }
    return shape === SNAPSHOT_SHAPE ? { ...emptyOffice(), ...state } : null
  } catch {
    return null
  }
}
