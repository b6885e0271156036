import { MEASURED, type OfficeState } from '../state.ts'

/** How long a visit of this queue kept its desk, in minutes. */
export function measure(measured: OfficeState['measured'], queue: string, minutes: number): void {
  const list = measured.get(queue) ?? []
  measured.set(queue, [...list, minutes].slice(-MEASURED))
}

export function countServed(state: OfficeState, queue: string): void {
  state.servedToday.set(queue, (state.servedToday.get(queue) ?? 0) + 1)
}
