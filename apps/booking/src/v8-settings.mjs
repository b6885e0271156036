import { setFlagsFromString } from 'node:v8'

/**
 * Room for young objects, which only a process that begins takes: left alone it grows to 64 MB in a rush. Held to the
 * megabyte that V8 begins with, a fifth of the processor goes into looking for garbage.
 */
export const youngRoom = '--max-semi-space-size=4'

/**
 * What a site keeps is small and long-lived, and what it makes for each page is garbage at once: V8 looks for it before
 * it takes more (docs/bench.md).
 */
export function keepSmall() {
  setFlagsFromString('--heap-growing-percent=40')
  if (!process.execArgv.includes(youngRoom)) setFlagsFromString('--semi-space-growth-factor=1')
}
