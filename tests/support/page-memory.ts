import type { CDPSession, Page } from 'playwright-core'

/** What a page holds after all that can be thrown away is gone. */
export type Memory = { heapMb: number; nodes: number; listeners: number }

/** Looks at a page's memory, from outside it. */
export async function memoryOf(page: Page): Promise<() => Promise<Memory>> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.enable')
  return async () => {
    // Twice: what the first round frees may hold more.
    for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
    return {
      heapMb: Math.round((value('JSHeapUsedSize') / 2 ** 20) * 10) / 10,
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
    }
  }
}
