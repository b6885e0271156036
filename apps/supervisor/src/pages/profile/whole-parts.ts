import type { Difference } from '@poczekalnia/protocol'

/** What has a name of its own: a queue, a desk, a reason, a special day. */
const own = /^(.+)\.(id|number|date)$/

/** A change as it is listed; `whole`: a queue, a desk and the like came or went as a whole. */
export type Change = Difference & { whole: boolean }

/**
 * Differences as people would list them: a queue that is removed is one of them, and not one for each of its settings.
 */
export function wholeParts(differences: readonly Difference[]): Change[] {
  const parts = new Map<string, Change>()
  for (const { path, before, after } of differences) {
    const part = own.exec(path)?.[1]
    if (part !== undefined && (before === null || after === null))
      parts.set(part, { path: part, before, after, whole: true })
  }
  const told = new Set<string>()
  return differences.flatMap((difference): Change[] => {
    const part = [...parts.keys()].find((one) => difference.path.startsWith(`${one}.`))
    if (part === undefined) return [{ ...difference, whole: false }]
    if (told.has(part)) return []
    told.add(part)
    return [parts.get(part) ?? { ...difference, whole: false }]
  })
}
