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
  // 4: who of the staff changed a booking, whose place was cut (BOK-11), codes that offices gave themselves (ALL-12).
  `ALTER TABLE bookings ADD COLUMN staff TEXT;
   ALTER TABLE bookings ADD COLUMN cut_at INTEGER;
   ALTER TABLE letters ADD COLUMN bounced_at INTEGER;

   CREATE TABLE cuts (
     id     TEXT    NOT NULL,
     office TEXT    NOT NULL,
     date   TEXT    NOT NULL,
     "from" TEXT,
     "to"   TEXT,
     places TEXT,
     seats  INTEGER NOT NULL CHECK (seats >= 0),
     staff  TEXT,
     at     INTEGER NOT NULL,
     PRIMARY KEY (office, id)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE office_codes (
     office TEXT NOT NULL,
     date   TEXT NOT NULL,
     code   TEXT NOT NULL,
     PRIMARY KEY (office, date, code)
   ) STRICT, WITHOUT ROWID;`,
  // 5: addresses that ask for their visits (WRO-6).
  `CREATE TABLE accounts (
     id         TEXT    NOT NULL PRIMARY KEY,
     office     TEXT    NOT NULL,
     email      TEXT    NOT NULL,
     version    INTEGER NOT NULL CHECK (version > 0),
     code       TEXT,
     tries      INTEGER,
     code_until INTEGER,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX bookings_by_address ON bookings (office, lower(email)) WHERE email IS NOT NULL;`,
  // 6: places in line for an opening (BOK-6), and work that was done and counts once (BOK-15).
  `CREATE TABLE line (
     ticket   TEXT    NOT NULL PRIMARY KEY,
     office   TEXT    NOT NULL,
     opens    INTEGER NOT NULL,
     asked_at INTEGER NOT NULL,
     network  TEXT,
     mailbox  TEXT,
     booking  TEXT
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX line_by_network ON line (office, opens, network) WHERE network IS NOT NULL;
   CREATE INDEX line_by_mailbox ON line (office, opens, mailbox) WHERE mailbox IS NOT NULL;
   CREATE INDEX line_by_booking ON line (booking) WHERE booking IS NOT NULL;

   CREATE TABLE spent (
     work  TEXT    NOT NULL PRIMARY KEY,
     until INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // 7: letters that invite, and by which a booking was made (BOK-14).
  `ALTER TABLE bookings ADD COLUMN case_number TEXT;
   ALTER TABLE bookings ADD COLUMN last_day TEXT;

   CREATE INDEX bookings_by_case ON bookings (office, case_number) WHERE case_number IS NOT NULL;

   CREATE TABLE invitations (
     office      TEXT NOT NULL,
     matter      TEXT NOT NULL,
     key         TEXT NOT NULL,
     id          TEXT NOT NULL UNIQUE,
     case_number TEXT NOT NULL,
     code        TEXT NOT NULL,
     last_day    TEXT NOT NULL,
     PRIMARY KEY (office, matter, key)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE guesses (
     office TEXT    NOT NULL,
     matter TEXT    NOT NULL,
     key    TEXT    NOT NULL,
     tries  INTEGER NOT NULL,
     PRIMARY KEY (office, matter, key)
   ) STRICT, WITHOUT ROWID;`,
  // 8: draws and their entries (BOK-7). What is asked for by stands in columns of its own, the rest as JSON.
  `CREATE TABLE draws (
     id      TEXT    NOT NULL PRIMARY KEY,
     office  TEXT    NOT NULL,
     version INTEGER NOT NULL,
     state   TEXT    NOT NULL,
     last    TEXT    NOT NULL,
     data    TEXT    NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX draws_by_office ON draws (office, last);

   CREATE TABLE entries (
     id       TEXT    NOT NULL PRIMARY KEY,
     draw     TEXT    NOT NULL REFERENCES draws (id),
     version  INTEGER NOT NULL,
     state    TEXT    NOT NULL,
     document TEXT    NOT NULL,
     draft    TEXT    NOT NULL UNIQUE,
     link     TEXT    NOT NULL UNIQUE,
     data     TEXT    NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX entries_by_draw ON entries (draw, document);`,
  // 9: a phone for SMS (WRO-6), and whose letters are whose, for the office's page of them (BOK-10).
  `ALTER TABLE bookings ADD COLUMN phone TEXT;
   ALTER TABLE letters ADD COLUMN way TEXT NOT NULL DEFAULT 'mail' CHECK (way IN ('mail', 'sms'));
   ALTER TABLE letters ADD COLUMN office TEXT NOT NULL DEFAULT '';

   UPDATE letters SET office = coalesce(
     (SELECT b.office FROM bookings b WHERE b.id = letters.booking),
     (SELECT d.office FROM entries e JOIN draws d ON d.id = e.draw WHERE e.id = letters.booking),
     '');

   CREATE INDEX letters_by_office ON letters (office, n);`,
  // An early end of the day is a cut that leaves alone who is booked (ACC-10).
  "ALTER TABLE cuts ADD COLUMN kind TEXT NOT NULL DEFAULT 'taken-back' CHECK (kind IN ('taken-back', 'closed-early'))",
]

/** `user_version` of the newest schema. */
export const schemaVersion = 1 + migrations.length
