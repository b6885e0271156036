import { defineConfig } from 'vitest/config'
import { TriedAgain } from './scripts/lib/tried-again.ts'

/** How a wait in vain is told by the browser's driver, by a test's own bound, and by a browser that went away. */
const waitedInVain = /Timeout \d+ms exceeded|timed out in \d+ms|Target (page|crashed)|Page crashed/

// `*.test.ts` run all the time; `*.e2e.ts` start hubs and a browser and take longer.
export default defineConfig({
  test: {
    reporters: ['default', new TriedAgain()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,locales,scripts}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          // Some start a program of their own, which takes seconds on a machine that has other work.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          // docs/decisions/0151-tried-once-more.md
          retry: { count: 1, condition: waitedInVain },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          exclude: ['**/node_modules/**'],
          // Bounds for a machine that has other work; nothing waits for them when all is well.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          // docs/decisions/0151-tried-once-more.md
          retry: { count: 1, condition: waitedInVain },
          // One after another: what is heard and shown in time is measured in many of them.
          fileParallelism: false,
        },
      },
    ],
  },
})
