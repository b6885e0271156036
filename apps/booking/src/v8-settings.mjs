import { setFlagsFromString } from 'node:v8'

/**
 * What a site keeps is small and long-lived, and what it makes for each page is garbage at once: V8 looks for it before
 * it takes more. Left alone it takes 64 MB for young objects in a rush; held to what it begins with, a fifth of the
 * processor goes into looking (docs/bench.md).
 */
export function keepSmall() {
  for (const flag of ['--max-semi-space-size=4', '--heap-growing-percent=40']) setFlagsFromString(flag)
}
