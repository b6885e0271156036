import type { Timestamp } from './common.ts'

/** What the office holds on people, and how it lets go of it; answered to who may `export-person`. */
export type PrivacyState = {
  /** Names and e-mails are kept for so many days after the day of the visit. */
  retentionDays: number
  /** When it was last looked whose time is over. */
  lastRun: Timestamp
  /** People whose data are held now. */
  held: number
  /** What will be erased, by the date on which it will be. */
  upcoming: { date: string; people: number }[]
  /** What was erased in the last two weeks, the newest first; `byHand`: one person, at their wish. */
  erased: { at: Timestamp; people: number; byHand: boolean; who: string }[]
}

/** A booking with the person it is for. */
export type PersonEntry = {
  booking: string
  name: string
  email: string
  case: string | null
  date: string
  time: string
  queue: string
  /** Of the booking; `null` once the office has forgotten all but the person. */
  status: 'expected' | 'checked-in' | 'lapsed' | 'cancelled' | 'not-held' | null
  /** When the data go by themselves, a date. */
  erasedOn: string
}

/** What a search for a person found: the first fifty, and how many there are. */
export type PeopleFound = { people: PersonEntry[]; total: number }

/** Signs of a search at least: nobody leafs through the office's visitors by it. */
export const LEAST_SEARCHED = 3

/** All that is held on one person for one booking, as a file for them. */
export type PersonExport = {
  office: { id: string; name: string; address: string }
  madeAt: Timestamp
  person: { name: string; email: string; case: string | null }
  visit: { booking: string; date: string; time: string; queue: string; language: string | null; party: number | null }
  /** Clerks' notes of the day of the visit. */
  notes: { at: Timestamp; text: string }[]
  /** What the log tells of the booking and its ticket. Staff are named by their role alone. */
  events: { at: Timestamp; what: string; by: string }[]
  /** When the name, the e-mail and the case go by themselves, a date. */
  erasedOn: string
}
