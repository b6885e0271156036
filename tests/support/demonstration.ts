import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Demonstration } from '../../apps/hub/src/demo/demonstration.ts'

/**
 * Tokens, PINs and accounts of a demonstration. The hub writes them a moment after it is healthy.
 * @param dir the office's data folder
 * @throws when they are not there after a minute
 */
export async function demonstration(dir: string): Promise<Demonstration> {
  for (let tries = 0; ; tries++) {
    try {
      return JSON.parse(readFileSync(join(dir, 'demo.json'), 'utf8')) as Demonstration
    } catch (error) {
      if (tries > 1_200) throw error
      await wait(50)
    }
  }
}
