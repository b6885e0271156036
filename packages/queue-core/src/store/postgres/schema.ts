import { appending } from './appending.ts'
import { following, sqlState, writing } from './writing.ts'

/**
 * The tables of one office, in a schema of its own: each entry takes them to the next version. Entries are only ever
 * added at the end. The database itself keeps the log's two promises, whichever program writes: an event only ever
 * follows its stream's last one, and none is changed or deleted. Texts are ordered by their bytes, as SQLite does.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE events (
     stream  text COLLATE "C" NOT NULL,
     version bigint NOT NULL CHECK (version > 0),
     at      bigint NOT NULL,
     actor   text   NOT NULL,
     key     text,
     type    text   NOT NULL,
     data    text   NOT NULL,
     hash    bytea  NOT NULL CHECK (length(hash) = 32),
     PRIMARY KEY (stream, version)
   );

   CREATE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.version <> 1 + coalesce((SELECT max(version) FROM events WHERE stream = NEW.stream), 0) THEN
       RAISE EXCEPTION 'version conflict' USING ERRCODE = '${sqlState.versionConflict}';
     END IF;
     RETURN NEW;
   END $$;
   CREATE TRIGGER events_follow BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION events_follow();

   CREATE FUNCTION never_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION '% cannot be edited', TG_TABLE_NAME; END $$;
   CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION never_change();
   CREATE TRIGGER events_never_go BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION never_change();

   CREATE TABLE snapshots (
     stream  text COLLATE "C" NOT NULL PRIMARY KEY,
     version bigint NOT NULL,
     hash    bytea  NOT NULL,
     state   text   NOT NULL,
     digest  bytea  NOT NULL
   );

   CREATE TABLE people (
     booking     text COLLATE "C" NOT NULL PRIMARY KEY,
     office      text COLLATE "C" NOT NULL,
     date        text COLLATE "C" NOT NULL,
     time        text COLLATE "C" NOT NULL,
     queue       text NOT NULL,
     name        text NOT NULL,
     email       text NOT NULL,
     case_number text,
     CONSTRAINT people_once UNIQUE (office, date, time, queue, name, email)
   );
   CREATE INDEX people_by_date ON people (date);

   CREATE TABLE staff_passwords (
     account     text    NOT NULL PRIMARY KEY,
     hash        text    NOT NULL,
     must_change boolean NOT NULL
   );

   CREATE TABLE staff_sessions (
     token   text   NOT NULL PRIMARY KEY,
     account text   NOT NULL,
     began   bigint NOT NULL,
     seen    bigint NOT NULL
   );

   CREATE TABLE notes (
     id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     office text   NOT NULL,
     ticket text   NOT NULL,
     at     bigint NOT NULL,
     by     text   NOT NULL,
     text   text   NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
   );
   CREATE INDEX notes_by_ticket ON notes (office, ticket);

   CREATE TABLE profiles (
     office      text COLLATE "C" NOT NULL,
     version     bigint  NOT NULL CHECK (version > 0),
     at          bigint  NOT NULL,
     by          text    NOT NULL,
     origin      text    NOT NULL CHECK (origin IN ('file', 'editor')),
     hash        text    NOT NULL,
     text        text    NOT NULL,
     in_file     boolean NOT NULL,
     file_before text,
     PRIMARY KEY (office, version)
   );
   CREATE TRIGGER profiles_never_change
     BEFORE DELETE OR UPDATE OF office, version, at, by, origin, hash, text, file_before ON profiles
     FOR EACH ROW EXECUTE FUNCTION never_change();
   CREATE TRIGGER profiles_never_go BEFORE TRUNCATE ON profiles FOR EACH STATEMENT EXECUTE FUNCTION never_change();

   -- What each writer has written last, so that it can ask again when the answer was lost on the way.
   CREATE TABLE writers (
     id      uuid PRIMARY KEY,
     began   timestamptz NOT NULL DEFAULT clock_timestamp(),
     batch   bigint NOT NULL DEFAULT 0,
     results jsonb
   );

   -- Whose the office is (REG-1). The token grows with each owner, and every write of an owner is held to it. No time
   -- stands here: a beat that stays the same for long, by the clock of who waits, is an owner that is gone.
   CREATE TABLE lease (
     one      boolean PRIMARY KEY DEFAULT true CHECK (one),
     token    bigint  NOT NULL DEFAULT 0,
     beat     bigint  NOT NULL DEFAULT 0,
     owner    text    NOT NULL DEFAULT '',
     address  text    NOT NULL DEFAULT '',
     released boolean NOT NULL DEFAULT true
   );
   INSERT INTO lease DEFAULT VALUES;`,
  `${following}
   ${writing}`,
  appending,
  // The database has lost what it had acknowledged: nobody works the office until a person has seen to it.
  'ALTER TABLE lease ADD COLUMN lacking boolean NOT NULL DEFAULT false',
]

/** The figures of reports. They are never the truth, so another shape of them is simply made anew. */
export const figureTables = `
  DROP TABLE IF EXISTS report_days, report_progress, report_shape;
  CREATE TABLE report_shape (shape integer NOT NULL);
  CREATE TABLE report_days (
    date     text COLLATE "C" NOT NULL PRIMARY KEY,
    names    text  NOT NULL,
    visits   bytea NOT NULL,
    services bytea NOT NULL,
    cells    bytea NOT NULL,
    longest  text  NOT NULL,
    notes    text  NOT NULL
  );
  CREATE TABLE report_progress (
    one       boolean PRIMARY KEY DEFAULT true CHECK (one),
    stream    text   NOT NULL,
    zone      text   NOT NULL,
    version   bigint NOT NULL,
    hash      text   NOT NULL,
    last_at   bigint NOT NULL,
    following text   NOT NULL
  );

  CREATE OR REPLACE FUNCTION save_figures(
    for_stream text, for_zone text, from_version bigint, to_version bigint, to_hash text, to_last_at bigint,
    to_following text, dates text[], all_names text[], all_visits bytea[], all_services bytea[], all_cells bytea[],
    all_longest text[], all_notes text[]
  ) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    LOCK TABLE report_progress IN SHARE ROW EXCLUSIVE MODE;
    IF coalesce((SELECT version FROM report_progress WHERE stream = for_stream AND zone = for_zone), 0) <> from_version
    THEN RETURN false; END IF;
    INSERT INTO report_days (date, names, visits, services, cells, longest, notes)
    SELECT * FROM unnest(dates, all_names, all_visits, all_services, all_cells, all_longest, all_notes)
    ON CONFLICT (date) DO UPDATE SET names = excluded.names, visits = excluded.visits, services = excluded.services,
      cells = excluded.cells, longest = excluded.longest, notes = excluded.notes;
    INSERT INTO report_progress (stream, zone, version, hash, last_at, following)
    VALUES (for_stream, for_zone, to_version, to_hash, to_last_at, to_following)
    ON CONFLICT (one) DO UPDATE SET stream = excluded.stream, zone = excluded.zone, version = excluded.version,
      hash = excluded.hash, last_at = excluded.last_at, following = excluded.following;
    RETURN true;
  END $$;
`
