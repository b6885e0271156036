import { type HeardWaits, OLDEST_TOLD_MS, type ToldWaits } from '@poczekalnia/queue-core'
import type { RegionBoard } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import { ToldWaitsSent } from './exchanged.ts'

/** The waits of offices that other hubs of a region work, over the database that all have in common. */
export type RegionWaits = {
  /** Tells this office's own and hears those of others; `null`: the database could not be asked. */
  exchange(own: ToldWaits, offices: readonly string[]): Promise<HeardWaits[] | null>
  close(): Promise<void>
}

/**
 * @param open opened with the first exchange, so that no start waits for it; again after it failed
 */
export function regionWaits(open: () => Promise<RegionBoard>, log: Pick<Logger, 'warn'>): RegionWaits {
  let opened: Promise<RegionBoard> | null = null
  let isAway = false
  const board = () => {
    opened ??= open().catch((error) => {
      opened = null
      throw error
    })
    return opened
  }
  return {
    async exchange(own, offices) {
      try {
        const region = await board()
        await region.tell(own.id, JSON.stringify(own))
        const heard = offices.length === 0 ? [] : await region.hear(offices, OLDEST_TOLD_MS)
        isAway = false
        return heard.flatMap(({ office, told, ageMs }) => {
          const read = ToldWaitsSent.safeParse(parsed(told))
          return read.success && read.data.id === office ? [{ ...read.data, ageMs }] : []
        })
      } catch (error) {
        // Nobody waits for these figures: what was heard is told until it is too old.
        if (!isAway) log.warn({ err: error }, 'the waits of the region’s other offices can not be read')
        isAway = true
        return null
      }
    },
    async close() {
      await (await opened?.catch(() => null))?.close()
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
