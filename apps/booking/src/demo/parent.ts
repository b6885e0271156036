import { type DemoBookingReady, DemoBookingStart, demoBookingVariable } from '@poczekalnia/protocol/demo-booking'

export type Beginning = DemoBookingStart

/**
 * How a demonstration begins that a hub has started; `null`: this is none. When that hub goes, in whatever way, so does
 * this process.
 */
export async function demonstrationBegins(onGone: () => void): Promise<Beginning | null> {
  const told = process.env[demoBookingVariable]
  if (told === undefined) return null
  process.once('disconnect', onGone)
  return DemoBookingStart.parse(JSON.parse(told))
}

export function tellReady(ready: DemoBookingReady): void {
  if (process.connected) process.send?.(ready, undefined, undefined, () => undefined)
}
