import type { Checked, Flaw } from '@poczekalnia/queue-core/store'
import { officeTimes } from './office-times.ts'

/** What a checked file holds, in one line. */
export function checkedWords({ office, events, people, lastAt, head, snapshot, sealed, profile }: Checked): string {
  const kept = { same: ', snapshot as its events make it', differs: '', none: '' }[snapshot]
  const letter = sealed ? ', seal unbroken' : ''
  const until = officeTimes(profile)(lastAt)
  const held = `${events} events up to ${until}, ${people} people`
  return `${office}: ${held}, every hash right${kept}${letter}, head ${head.slice(0, 16)}`
}

/** What a sound log's file is not to be called sound for, in a line each. */
export function doubtsOf({ snapshot, flaws }: Pick<Checked, 'snapshot' | 'flaws'>): string[] {
  return [...(snapshot === 'differs' ? [differingSnapshot] : []), ...flaws.map((flaw) => `FLAW    ${flawWords(flaw)}`)]
}

/** What is wrong beside a log that is whole, for the operator. */
export function flawWords(flaw: Flaw): string {
  if (flaw.what === 'profile')
    return `the text of version ${flaw.version} of the profile is not what was in force: take it from an older backup`
  const many = flaw.count === 1 ? '1 ' : `${flaw.count} `
  switch (flaw.what) {
    case 'person-missing':
      return `${many}booking(s) of which the person is missing, though nobody erased it: import the bookings again`
    case 'person-unknown':
      return `${many}person(s) without a booking in the log`
    case 'note-missing':
      return `${many}note(s) about visitors of the day are missing`
    case 'note-unknown':
      return `${many}note(s) on a ticket that nobody wrote about`
    default:
      return flaw satisfies never
  }
}

/** Told when a snapshot is not what its events make of it: the log is the truth, so nothing is lost. */
const differingSnapshot =
  'Its snapshot is not what the events make of it. The log is whole; please tell the makers of this program.'
