import type { NewEvent, Note, Person, ProfileVersion } from '../ports/index.ts'

/** A fact of a test; `n` tells it from others. */
export const fact = (n: number, more: Partial<NewEvent> = {}): NewEvent => ({
  at: 1_795_000_000_000 + n,
  actor: 'kiosk:1',
  type: 'TicketIssued',
  data: { n },
  ...more,
})

export const person = (booking: string, more: Partial<Person> = {}): Person => ({
  booking,
  office: 'bydgoszcz',
  date: '2026-11-19',
  time: '12:20',
  queue: 'pobyt',
  name: `Олена ${booking}`,
  email: `${booking}@example.org`,
  case: null,
  ...more,
})

/** People as they go to disk with events. */
export const put = (...people: readonly Person[]) => people.map((person) => ({ type: 'put-person', person }) as const)

export const note = (text: string, more: Partial<Note> = {}): Note => ({
  ...{ office: 'a', ticket: 't1', at: 5, by: 'clerk:Ewa', text },
  ...more,
})

export const addNote = (...given: Parameters<typeof note>) => ({ type: 'add-note', note: note(...given) }) as const

export const profile = (version: number, more: Partial<ProfileVersion> = {}): ProfileVersion => ({
  ...{ office: 'a', version, at: version * 10, by: 'administrator:Ewa', origin: 'editor', hash: `h${version}` },
  ...{ text: `id: a # Żółć ${version}`, inFile: false, fileBefore: null },
  ...more,
})
