/**
 * PINs of one day keep their distance (ALL-12): any two differ in at least two digits, and not by a swap of neighbours,
 * so that one mistyped digit or two typed in the wrong order never meet somebody else's visit.
 */

/** Whether this PIN, or one that a single slip makes of it, is taken already. `signs`: what a code is made of. */
export function tooClose(pin: string, taken: { has(pin: string): boolean }, signs = '0123456789'): boolean {
  if (taken.has(pin)) return true
  for (let i = 0; i < pin.length; i++) {
    for (const sign of signs) {
      const slip = pin.slice(0, i) + sign + pin.slice(i + 1)
      if (slip !== pin && taken.has(slip)) return true
    }
    const swapped = pin.slice(0, i) + (pin[i + 1] ?? '') + (pin[i] ?? '') + pin.slice(i + 2)
    if (i + 1 < pin.length && swapped !== pin && taken.has(swapped)) return true
  }
  return false
}

/** All four-digit PINs. The hub shuffles them: randomness comes with the command. */
export const allPins = (): string[] => Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, '0'))
