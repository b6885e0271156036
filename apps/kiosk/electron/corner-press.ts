/**
 * Side of the corner, in page pixels: 30 mm on the reference screen, wide enough to hit and too far from any control to
 * hit by chance.
 */
const CORNER_PX = 120
const PRESSES = 5
const WITHIN_MS = 3_000

/**
 * Watches for the staff's sign: five presses in the top left corner within three seconds. A press elsewhere starts
 * over.
 *
 * @returns a function that takes each press (page pixels, milliseconds) and answers true when the sign is whole
 */
export function cornerPress(): (x: number, y: number, at: number) => boolean {
  let presses: number[] = []
  return (x, y, at) => {
    if (x > CORNER_PX || y > CORNER_PX) {
      presses = []
      return false
    }
    presses = [...presses, at].filter((one) => at - one <= WITHIN_MS)
    if (presses.length < PRESSES) return false
    presses = []
    return true
  }
}
