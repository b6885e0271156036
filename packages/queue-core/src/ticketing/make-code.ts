import type { Office } from '../profile/office.ts'
import type { Queue } from '../profile/schema.ts'
import { isCalledByNumber, madeLength, signsOf } from './codes.ts'
import { tooClose } from './pins.ts'

/** The codes that a day has, and how far the shuffled PINs were used for it. */
export type CodesOfDay = { taken: Set<string>; cursor: number }

/**
 * Makes the code of a booking that brings none: the next booking number where visitors are called by it (OLS-1), else a
 * PIN or code that keeps its distance from all others of its day (ALL-12). It is taken from then on.
 * @param shuffledPins every PIN once, in random order: chance comes from outside
 * @returns `null` when the day has no code left
 */
export function makeCode(
  office: Office,
  queue: Queue,
  day: CodesOfDay,
  shuffledPins: readonly string[],
): string | null {
  return isCalledByNumber(queue) ? nextBookingNumber(queue, day.taken) : makePin(office, day, shuffledPins)
}

/** The lowest booking number of a queue and day that is free: `A001` (OLS-1). */
function nextBookingNumber(queue: Queue, taken: Set<string>): string {
  let number = ''
  let n = 0
  do number = `${queue.prefix}${String(++n).padStart(3, '0')}`
  while (taken.has(number))
  taken.add(number)
  return number
}

/**
 * The next code that keeps its distance, from the shuffled PINs: one of them, or as many joined as the office's codes
 * are long. One passed over stays too close for the rest of the import.
 */
function makePin(
  office: Office,
  day: { taken: Set<string>; cursor: number },
  shuffledPins: readonly string[],
): string | null {
  const length = madeLength(office)
  while (day.cursor < shuffledPins.length) {
    let pin = ''
    // Joined parts come from places far apart, so that no part follows from another.
    for (let part = 0; pin.length < length; part++)
      pin += shuffledPins[(day.cursor * (part * 2 + 1) + part * 3_333) % shuffledPins.length]
    day.cursor++
    pin = pin.slice(0, length)
    if (tooClose(pin, day.taken, signsOf(office))) continue
    day.taken.add(pin)
    return pin
  }
  return null
}
