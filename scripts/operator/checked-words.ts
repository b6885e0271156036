import type { Checked } from '@poczekalnia/queue-core/store'

/** What a checked file holds, in one line. Times are UTC: a backup knows no zone. */
export function checkedWords({ office, events, people, lastAt, head, snapshot }: Checked): string {
  const kept = { same: ', snapshot as its events make it', differs: '', none: '' }[snapshot]
  return `${office}: ${events} events up to ${moment(lastAt)}, ${people} people, every hash right${kept}, head ${head.slice(0, 16)}`
}

export const moment = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

/** Told when a snapshot is not what its events make of it: the log is the truth, so nothing is lost. */
export const differingSnapshot =
  'Its snapshot is not what the events make of it. The log is whole; please tell the makers of this program.'
