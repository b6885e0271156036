import type { Office } from '../profile/office.ts'
import { windowsOn } from '../time/windows.ts'
import { BOOKED_PART } from './day-shape.ts'
import { meanService } from './service-time.ts'

const MINUTE = 60_000

/**
 * How many visitors of each queue a date has when the profile's desks are needed for this share of their time. Each
 * desk's time is split between the kinds that it serves on that date, and within a kind evenly between the queues; a
 * queue has its part for as long as its window is open.
 */
export function demandOn(office: Office, date: string, load: number): Map<string, number> {
  const demand = new Map<string, number>()
  for (const desk of office.desks.values()) {
    const queues = [...desk.queues].flatMap((id) => {
      const queue = office.queues.get(id)
      const minutes = openMinutes(office, id, date)
      return queue && minutes > 0 ? [{ queue, minutes }] : []
    })
    const booked = queues.filter(({ queue }) => queue.kind === 'booked').length
    const walkIns = queues.length - booked
    for (const { queue, minutes } of queues) {
      const isBooked = queue.kind === 'booked'
      const kind = booked > 0 && walkIns > 0 ? (isBooked ? BOOKED_PART : 1 - BOOKED_PART) : 1
      const part = kind / (isBooked ? booked : walkIns)
      demand.set(queue.id, (demand.get(queue.id) ?? 0) + (load * part * minutes) / meanService(queue))
    }
  }
  return demand
}

/** The demand of so many visitors in all, whole numbers that keep the proportions (largest remainders first). */
export function scaledTo(demand: ReadonlyMap<string, number>, visitors: number): Map<string, number> {
  const sum = [...demand.values()].reduce((a, b) => a + b, 0)
  if (sum === 0) return new Map()
  const wanted = [...demand].map(([id, n]) => ({ id, exact: (n * visitors) / sum }))
  const whole = new Map(wanted.map(({ id, exact }) => [id, Math.floor(exact)]))
  const left = visitors - [...whole.values()].reduce((a, b) => a + b, 0)
  const byRemainder = [...wanted].sort((a, b) => (b.exact % 1) - (a.exact % 1))
  for (const { id } of byRemainder.slice(0, left)) whole.set(id, (whole.get(id) ?? 0) + 1)
  return whole
}

function openMinutes(office: Office, queue: string, date: string): number {
  const windows = windowsOn(office.time, office.tables.get(queue) ?? office.opening, date)
  return windows.reduce((sum, { opens, closes }) => sum + (closes - opens) / MINUTE, 0)
}
