import type { CounterView } from '@poczekalnia/protocol'

/** What a desk would leave behind if it closed now. */
export type StillOpen = {
  /** Number of who is at the desk: with somebody there it can't be closed. */
  visitor: string | null
  /** Numbers that wait for this desk alone. */
  sentHere: string[]
  /** Queues where somebody waits and no other desk calls. */
  unserved: CounterView['queues']
  /** Who can still be taken back. */
  absent: CounterView['absent']
}

/** Everything to know before closing, from what the desk shows. */
export function stillOpen({ desk, queues, absent }: Pick<CounterView, 'desk' | 'queues' | 'absent'>): StillOpen {
  return {
    visitor: desk?.visitor?.number ?? null,
    sentHere: desk?.sentHere ?? [],
    unserved: queues.filter(({ waiting, desks }) => waiting > 0 && desks.every((number) => number === desk?.number)),
    absent,
  }
}
