/** Staff's sign on a keypad: up twice, down twice, up twice, then back. Nobody comes to it by looking round. */
const SIGN = ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Escape']
const WITHIN_MS = 8_000

/**
 * Watches for the staff's sign from a keypad, where a machine has one and nobody reaches the corner of its screen.
 *
 * @returns a function that takes each key (its name, milliseconds) and answers true when the sign is whole
 */
export function keyKnock(): (key: string, at: number) => boolean {
  let pressed: { key: string; at: number }[] = []
  return (key, at) => {
    pressed = [...pressed, { key, at }].slice(-SIGN.length)
    const isWhole = SIGN.every((one, i) => pressed[i]?.key === one) && at - (pressed[0]?.at ?? 0) <= WITHIN_MS
    if (isWhole) pressed = []
    return isWhole
  }
}
