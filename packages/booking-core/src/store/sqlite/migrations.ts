/**
 * How a file of an earlier release becomes one of this release: the first entry takes schema 1 to 2, and so on. Entries
 * are only ever added at the end, and only add to what is there.
 */
export const migrations: readonly string[] = [
  // 2: how many people come (WRO-4).
  `ALTER TABLE bookings ADD COLUMN party INTEGER NOT NULL DEFAULT 1 CHECK (party > 0);`,
]
