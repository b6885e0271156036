/**
 * What one clerk writes for the next about a visitor of today. It may hold personal data, so it is never in an event
 * (ALL-4).
 */
export type Note = {
  office: string
  ticket: string
  /** Epoch ms. */
  at: number
  /** Who wrote it, as the log names them. */
  by: string
  text: string
}

/**
 * Notes of the day, apart from the log. They are written and forgotten with the events that tell of it (`Alongside`).
 */
export interface Notes {
  /** Those on a ticket, the oldest first. */
  of(office: string, ticket: string): Promise<Note[]>
}
