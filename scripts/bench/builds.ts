import { join } from 'node:path'
import type * as Hub from './bench-hub.ts'

/** A build of the whole house: where it lies, and how its hub is started for a benchmark. */
export type Build = { root: string } & Pick<typeof Hub, 'withHub' | 'takeTickets'>

const at = async (root: string): Promise<Build> => ({
  root,
  ...(await import(join(root, 'scripts/bench/bench-hub.ts'))),
})

/**
 * This build, and the one that `BENCH_BESIDE=DIR` names: another checkout, installed, measured at the same time, so
 * that the ratio of both means something on a machine that has other work too.
 */
export async function builds(): Promise<{ own: Build; beside: Build | null }> {
  const beside = process.env.BENCH_BESIDE
  return { own: await at(join(import.meta.dirname, '../..')), beside: beside ? await at(beside) : null }
}
