/** What an office has told all others of its region, and how long ago. */
export type ToldInRegion = { office: string; told: string; ageMs: number }

/** What offices of a region tell each other through their database, whichever hubs work them: a text each. */
export interface RegionBoard {
  tell(office: string, told: string): Promise<void>
  /** What these have told within so many milliseconds. */
  hear(offices: readonly string[], withinMs: number): Promise<ToldInRegion[]>
  close(): Promise<void>
}
