/** The known word that a mistyped one most likely means, or `null` when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const one of known) {
    if (one === word) continue
    const far = farness(word, one, least)
    if (far < least && far < one.length) [best, least] = [one, far]
  }
  return best
}

/**
 * `least` or more: not near enough. The same word in other letters is nearest; one that was broken off is near however
 * much is missing.
 */
function farness(word: string, one: string, least: number): number {
  if (one.toLowerCase() === word.toLowerCase()) return 0.5
  if (word.length >= 4 && one.startsWith(word)) return 1
  // Words that differ so much in length can't be near, and need not be compared.
  return Math.abs(one.length - word.length) < least ? distance(word, one) : least
}

/** Letters to add, take away, change or swap with their neighbour (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[to.length] ?? 0
}
