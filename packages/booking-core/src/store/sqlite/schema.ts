/** `application_id` of a booking site's file: "PcBk". */
export const applicationId = 0x5063_426b

/**
 * The first schema; `migrations` bring it up. One row a place, and one row a booking that changes its state throughout.
 * Whether a place is free is never written down: it is judged in the query, by the state and the end of whoever has the
 * row.
 */
export const schema = `
  CREATE TABLE bookings (
    id         TEXT    NOT NULL PRIMARY KEY,
    office     TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    state      TEXT    NOT NULL,
    matter     TEXT    NOT NULL,
    date       TEXT    NOT NULL,
    time       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    minutes    INTEGER NOT NULL,
    places     TEXT    NOT NULL,
    seat       INTEGER NOT NULL,
    draft      TEXT    NOT NULL,
    link       TEXT,
    expires_at INTEGER,
    name       TEXT,
    email      TEXT,
    language   TEXT,
    person     TEXT,
    code       TEXT,
    tries      INTEGER,
    sent       INTEGER,
    pin        TEXT,
    sequence   INTEGER,
    by         TEXT,
    reason     TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    told       INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE UNIQUE INDEX bookings_by_draft ON bookings (draft);
  CREATE UNIQUE INDEX bookings_by_link ON bookings (link) WHERE link IS NOT NULL;
  CREATE INDEX bookings_by_day ON bookings (office, date);
  CREATE INDEX bookings_by_person ON bookings (person) WHERE person IS NOT NULL;
  CREATE UNIQUE INDEX bookings_told ON bookings (office, told) WHERE told > 0;

  CREATE TABLE places (
    office  TEXT    NOT NULL,
    places  TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    seat    INTEGER NOT NULL,
    booking TEXT    NOT NULL REFERENCES bookings (id),
    PRIMARY KEY (office, at, places, seat)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX places_by_booking ON places (booking);

  CREATE TABLE letters (
    n          INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    booking    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    recipient  TEXT    NOT NULL,
    content    TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    written_at INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    said       TEXT
  ) STRICT;

  CREATE INDEX letters_waiting ON letters (next_at) WHERE state = 'waiting';
  CREATE INDEX letters_by_booking ON letters (booking);
`
