/**
 * The last of versions 1 to `last` that happened before an instant, 0 for none.
 * @param timeOf when a version happened; times only ever grow
 */
export function lastBefore(last: number, at: number, timeOf: (version: number) => number): number {
  let low = 0
  let high = last
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (timeOf(middle) < at) low = middle
    else high = middle - 1
  }
  return low
}
