/** Whose booking it is. Never in an event (ALL-4). `date` YYYY-MM-DD and `time` HH:MM are the office's wall clock. */
export type Person = {
  booking: string
  office: string
  date: string
  time: string
  queue: string
  name: string
  email: string
  case: string | null
}

/** What somebody's booking at an hour is known by. */
export type PersonKey = Pick<Person, 'office' | 'date' | 'time' | 'queue' | 'name' | 'email'>

/** Personal data, apart from the log. They are written and erased with the events that tell of it (`Alongside`). */
export interface People {
  /** A person's whole row; `null` once erased. */
  get(booking: string): Promise<Person | null>
  /** Those of some bookings, in no order, without those that are not there. */
  some(bookings: readonly string[]): Promise<Person[]>
  /** The booking of the same person at this hour in this queue, if any, however they are written (BOK-4). */
  find(key: PersonKey): Promise<string | null>
  /** Everybody of an office, by day and hour of their visit. */
  all(office: string): Promise<Person[]>
  /**
   * At most `most` people of an office, by booking, after that booking: everybody, in pieces that keep nobody waiting.
   */
  page(office: string, after: string, most: number): Promise<Person[]>
  /** How many people an office has of each day of visits, the earliest first. */
  days(office: string): Promise<{ date: string; people: number }[]>
  /** How many people of all that are kept here had their visit before `date`. */
  countBefore(date: string): Promise<number>
}
