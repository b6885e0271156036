/**
 * How a file of an earlier release becomes one of this release: the first entry takes schema 1 to 2, the next one 2 to
 * 3, and so on. Entries are only ever added at the end, and only add to what is there: the log itself never changes.
 */
export const migrations: readonly string[] = [
  // 2: what proves who somebody of the staff is. Hashes only, and none of it in the log.
  `CREATE TABLE staff_passwords (
     account     TEXT    NOT NULL PRIMARY KEY,
     hash        TEXT    NOT NULL,
     must_change INTEGER NOT NULL CHECK (must_change IN (0, 1))
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE staff_sessions (
     token   TEXT    NOT NULL PRIMARY KEY,
     account TEXT    NOT NULL,
     began   INTEGER NOT NULL,
     seen    INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  // 3: what clerks write for each other about the visitors of a day.
  `CREATE TABLE notes (
     id     INTEGER PRIMARY KEY,
     office TEXT    NOT NULL,
     ticket TEXT    NOT NULL,
     at     INTEGER NOT NULL,
     by     TEXT    NOT NULL,
     text   TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
   ) STRICT;

   CREATE INDEX notes_by_ticket ON notes (office, ticket);`,
  // 4: every text of the office's profile that was ever in force. Only what is known of the file is ever changed in a
  // row.
  `CREATE TABLE profiles (
     office      TEXT    NOT NULL,
     version     INTEGER NOT NULL CHECK (version > 0),
     at          INTEGER NOT NULL,
     by          TEXT    NOT NULL,
     origin      TEXT    NOT NULL CHECK (origin IN ('file', 'editor')),
     hash        TEXT    NOT NULL,
     text        TEXT    NOT NULL,
     in_file     INTEGER NOT NULL CHECK (in_file IN (0, 1)),
     file_before TEXT,
     PRIMARY KEY (office, version)
   ) STRICT, WITHOUT ROWID;

   CREATE TRIGGER profiles_never_change BEFORE UPDATE OF office, version, at, by, origin, hash, text, file_before ON profiles
   BEGIN SELECT raise(ABORT, 'a profile that was in force cannot be edited'); END;

   CREATE TRIGGER profiles_never_go BEFORE DELETE ON profiles
   BEGIN SELECT raise(ABORT, 'a profile that was in force cannot be edited'); END;`,
]
