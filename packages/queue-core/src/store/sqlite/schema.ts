import { migrations } from './migrations.ts'

/** "Pocz": tells our files from other programs' (https://sqlite.org/pragma.html#pragma_application_id). */
export const applicationId = 0x506f637a

/** Grows with every migration; a file with a higher one was written by a newer release. */
export const schemaVersion = 1 + migrations.length

/** What the trigger says when an event does not follow its stream's last one. */
export const versionConflict = 'version conflict'

/**
 * The file of an office as the first release made it; `migrations` add the rest. The database itself keeps the log's
 * two promises, whichever program writes: an event only ever follows its stream's last one (a wrong expected version,
 * an existing stream, a gap and an `INSERT OR REPLACE` all fail on that), and none is changed or deleted.
 */
export const schema = `
  CREATE TABLE events (
    stream  TEXT    NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,
    key     TEXT,
    type    TEXT    NOT NULL,
    data    TEXT    NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (stream, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER events_follow BEFORE INSERT ON events
  WHEN NEW.version IS NOT 1 + coalesce((SELECT max(version) FROM events WHERE stream = NEW.stream), 0)
  BEGIN SELECT raise(ABORT, '${versionConflict}'); END;

  CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT raise(ABORT, 'the log cannot be edited'); END;

  CREATE TRIGGER events_never_go BEFORE DELETE ON events
  BEGIN SELECT raise(ABORT, 'the log cannot be edited'); END;

  CREATE TABLE snapshots (
    stream  TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    hash    BLOB    NOT NULL,
    state   TEXT    NOT NULL,
    digest  BLOB    NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE people (
    booking     TEXT NOT NULL PRIMARY KEY,
    office      TEXT NOT NULL,
    date        TEXT NOT NULL,
    time        TEXT NOT NULL,
    queue       TEXT NOT NULL,
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    case_number TEXT,
    UNIQUE (office, date, time, queue, name, email)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX people_by_date ON people (date);
`
