import type { BoardQueue, DeviceState, PrinterState, SupervisorView } from '@poczekalnia/protocol'

/** Somebody who waits longer than this is more than the room's usual, minutes. */
const LONG_WAIT = 60
/** A desk that stands free for so long while people wait has been forgotten, minutes. */
const IDLE = 3

/** Printers that print nothing until somebody goes there. */
const stuck: readonly PrinterState[] = ['paper-out', 'cover-open', 'offline', 'stalled']

/** What needs a supervisor now. The words and the act that helps are the page's. */
export type Need =
  | { what: 'no-desk'; queue: BoardQueue }
  | { what: 'printer'; machine: string; printer: PrinterState }
  | { what: 'no-machine' }
  | { what: 'dark'; display: string }
  | { what: 'long-wait'; queue: BoardQueue; minutes: number }
  | { what: 'idle'; desk: number; by: string; minutes: number; waiting: number }
  | { what: 'too-many-waiting'; queue: BoardQueue }
  | { what: 'trouble'; display: string }
  | { what: 'paper-low'; machine: string }

/**
 * What needs somebody now, the most pressing first; empty when the room runs by itself.
 * @param devices `null` before they are known
 */
export function needsNow(view: SupervisorView, devices: readonly DeviceState[] | null, now: Date): Need[] {
  const minutesSince = (stamp: string) => Math.floor((now.getTime() - Date.parse(stamp)) / 60_000)
  const anybody = view.queues.some(({ waiting }) => waiting > 0)
  const inUse = view.openNow || anybody
  const needs: Need[] = []
  for (const queue of view.queues)
    if (queue.waiting > 0 && queue.desks.length === 0) needs.push({ what: 'no-desk', queue })
  if (inUse) {
    for (const { kind, name, printer } of devices ?? [])
      if (kind === 'kiosk' && printer && stuck.includes(printer))
        needs.push({ what: 'printer', machine: name, printer })
    if (view.machine.linked === 0) needs.push({ what: 'no-machine' })
    for (const { kind, name, links } of devices ?? [])
      if (kind === 'display' && links === 0) needs.push({ what: 'dark', display: name })
  }
  for (const queue of view.queues) {
    const minutes = queue.longestSince ? minutesSince(queue.longestSince) : 0
    if (minutes >= LONG_WAIT && queue.desks.length > 0) needs.push({ what: 'long-wait', queue, minutes })
  }
  for (const { state, since, number, by, queues } of view.desks) {
    if (state !== 'free' || !since || minutesSince(since) < IDLE) continue
    const waiting = view.queues.filter(({ id }) => queues.includes(id)).reduce((sum, queue) => sum + queue.waiting, 0)
    if (waiting > 0) needs.push({ what: 'idle', desk: number, by: by ?? '', minutes: minutesSince(since), waiting })
  }
  for (const queue of view.queues)
    if (queue.state?.open === false && queue.state.reason === 'too-many-waiting')
      needs.push({ what: 'too-many-waiting', queue })
  for (const { kind, name, troubles, printer } of devices ?? []) {
    if (kind === 'display' && troubles.length > 0) needs.push({ what: 'trouble', display: name })
    if (kind === 'kiosk' && printer === 'paper-low') needs.push({ what: 'paper-low', machine: name })
  }
  return needs
}
