import { setTimeout as wait } from 'node:timers/promises'

/** Asks until there is an answer. @throws after `ms`, with what was waited for */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  ms = 120_000,
): Promise<T> {
  const end = performance.now() + ms
  let last: unknown
  while (performance.now() < end) {
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      last = error
    }
    await wait(100)
  }
  throw new Error(`waited in vain for ${what}${last ? `: ${String(last).split('\n')[0]}` : ''}`)
}
