/** Round steps of an axis from 0 to at least `most`, at most five: 0, 20, 40, 60. */
export function ticks(most: number): number[] {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power)
  const list = [0]
  while ((list.at(-1) as number) < Math.max(most, 1)) list.push(list.length * step)
  return list
}

/** Which of so many labels fit beside each other, each so wide: every first, second, fifth… */
export function labelEvery(count: number, width: number, labelWidth: number): number {
  const fit = Math.max(1, Math.floor(width / labelWidth))
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => count / n <= fit) ?? count
}
