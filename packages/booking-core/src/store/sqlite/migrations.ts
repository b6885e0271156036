/**
 * How a file of an earlier release becomes one of this release: the first entry takes schema 1 to 2, and so on. Entries
 * are only ever added at the end, and only add to what is there.
 */
export const migrations: readonly string[] = [
  // 2: how many people come (WRO-4).
  `ALTER TABLE bookings ADD COLUMN party INTEGER NOT NULL DEFAULT 1 CHECK (party > 0);`,
  // 3: where each office's order ends, also when the booking that was told last is gone.
  `CREATE TABLE orders (
     office TEXT    NOT NULL PRIMARY KEY,
     last   INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;

   INSERT INTO orders (office, last) SELECT office, max(told) FROM bookings WHERE told > 0 GROUP BY office;`,
]
