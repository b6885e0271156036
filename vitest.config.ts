import { defineConfig } from 'vitest/config'

// `*.test.ts` run all the time; `*.e2e.ts` start hubs and a browser and take longer.
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
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
