import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/**
 * A test waits for pages, processes and disks about half its time: a file more than there are cores keeps the cores
 * busy.
 */
const workers = availableParallelism() + 1

/** A sound that plays, a beat that must not fail: they run against the wall clock, each with a core to itself. */
const timed = ['display-voice', 'electron'].map((name) => `tests/${name}.e2e.ts`)

/**
 * Programs that tests start find what others have compiled, as the hub's own processes do: a command of the operator's
 * then takes half the processor's time to start.
 */
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/poczekalnia') }

/** Bounds for a machine that has other work; nothing waits for them when all is well. */
const patience = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } }

// `*.test.ts` run all the time; `*.e2e.ts` start hubs and a browser and take longer. No test is tried again:
// docs/decisions/0190-green-at-once.md
export default defineConfig({
  test: {
    globalSetup: ['scripts/lib/postgres-for-tests.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,locales,scripts}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          setupFiles: ['scripts/lib/chance-for-tests.ts'],
          ...patience,
          env,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          exclude: ['**/node_modules/**', ...timed],
          ...patience,
          env,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e-timed',
          include: timed,
          ...patience,
          env,
          maxWorkers: Math.max(1, Math.min(timed.length, availableParallelism())),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
