import { setFlagsFromString } from 'node:v8'

/**
 * What a site keeps is small and long-lived, and what it makes for each page is garbage at once: V8 looks for it before
 * it takes more. Left alone it takes 64 MB for young objects in a rush (docs/bench.md).
 */
export function keepSmall() {
  for (const flag of ['--max-semi-space-size=8', '--semi-space-growth-factor=1', '--heap-growing-percent=40'])
    setFlagsFromString(flag)
}
