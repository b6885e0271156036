import type { Office } from '../profile/office.ts'
import { turnsKey } from './desk-queues.ts'
import type { OfficeEvent } from './events.ts'
import type { OfficeState } from './state.ts'

/**
 * What the log says when another profile of this office is taken over: its version and hash, and what open desks serve
 * from now on where the profile changes it and the clerk has not chosen. Nothing when it is the profile that the log
 * knows already.
 * @param hash tells profiles apart, see `profileHash` in the hub
 * @param text the hash of the text that it was read from, and whether that is another than before, be it by its
 * comments alone
 */
export function adopted(
  state: OfficeState,
  now: Office,
  next: Office,
  hash: string,
  text: { hash: string; isNew: boolean } | null = null,
): OfficeEvent[] {
  if (state.profile?.hash === hash && !text?.isNew) return []
  const version = (state.profile?.version ?? 0) + 1
  const changed: OfficeEvent = { type: 'ProfileChanged', version, hash, ...(text && { textHash: text.hash }) }
  return [changed, ...desksAfter(state, now, next)]
}

function desksAfter(state: OfficeState, now: Office, next: Office): OfficeEvent[] {
  return [...state.desks].flatMap(([desk, at]): OfficeEvent[] => {
    if (at.status === 'closed') return []
    const isAll = turnsKey(at.queues) === turnsKey(served(now, desk))
    const queues = isAll ? served(next, desk) : at.queues
    if (turnsKey(queues) === turnsKey(at.queues)) return []
    const opened: OfficeEvent = {
      type: 'DeskOpened',
      desk,
      holder: at.holder,
      takenFrom: null,
      ...(queues && { queues }),
    }
    return at.status === 'paused' ? [opened, { type: 'DeskPaused', desk, reason: at.reason }] : [opened]
  })
}

/** All that a desk serves by its profile; `null`: everything that the office has. */
function served(office: Office, desk: number): string[] | null {
  const all = [...(office.desks.get(desk)?.queues ?? [])]
  return all.length === office.queues.size ? null : all
}
