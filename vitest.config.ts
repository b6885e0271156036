import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** A test waits for pages, processes and disks about half its time: a file more than there are cores keeps the cores busy. */
const workers = availableParallelism() + 1

/** Measured against the wall clock, a beat or a sound that plays: they have the machine to themselves. */
const alone = ['display-voice', 'electron', 'crash', 'leaving-early'].map((name) => `tests/${name}.e2e.ts`)

/** Bounds for a machine that has other work; nothing waits for them when all is well. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

// `*.test.ts` run all the time; `*.e2e.ts` start hubs and a browser and take longer. No test is tried again:
// docs/decisions/0190-green-at-once.md
export default defineConfig({
  test: {
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
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          exclude: ['**/node_modules/**', ...alone],
          ...patience,
          maxWorkers: workers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e-alone',
          include: alone,
          ...patience,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
