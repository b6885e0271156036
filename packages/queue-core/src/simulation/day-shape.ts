/** How full a day is, and when its walk-ins come. */
export const dayShapes = {
  quiet: { load: 0.5, arrivals: [1.3, 1.2, 1.1, 1.1, 1, 1, 1, 0.9, 0.8, 0.6] },
  usual: { load: 0.75, arrivals: [1.6, 1.4, 1.3, 1.1, 0.9, 0.8, 0.9, 0.9, 0.7, 0.4] },
  busy: { load: 0.95, arrivals: [2, 1.6, 1.3, 1.1, 0.9, 0.8, 0.8, 0.7, 0.5, 0.3] },
  overload: { load: 1.35, arrivals: [2.4, 1.8, 1.4, 1.1, 0.9, 0.8, 0.6, 0.5, 0.3, 0.2] },
} as const satisfies Record<string, DayShape>

export type DayShape = {
  /** Time at a desk that the day's visitors need, as a share of the time that the profile's desks have. */
  load: number
  /** How many walk-ins come in each tenth of the ticket window, against the average tenth. */
  arrivals: readonly number[]
}

export type DayShapeName = keyof typeof dayShapes
export const dayShapeNames = Object.keys(dayShapes) as DayShapeName[]

/** Of the desks' time, the part that goes to booked visits where an office has both kinds. */
export const BOOKED_PART = 0.6
