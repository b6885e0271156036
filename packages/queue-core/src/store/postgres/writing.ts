/** What the trigger and `write` say. */
export const sqlState = { versionConflict: 'PZ001', notOwner: 'PZ002', writerGone: 'PZ003', stale: 'PZ004' } as const

/** How each call begins: was this batch written already, does it follow the last one, is the office still theirs? */
export const admission = `
  SELECT batch, writers.results INTO known FROM writers WHERE id = writer FOR UPDATE;
  IF known.batch = batch_number THEN RETURN known.results; END IF;
  IF known.batch IS DISTINCT FROM batch_number - 1 THEN
    RAISE EXCEPTION 'what this writer has written is gone' USING ERRCODE = '${sqlState.writerGone}';
  END IF;
  IF fence IS NOT NULL THEN
    PERFORM 1 FROM lease WHERE token = fence FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'another hub has taken the office over' USING ERRCODE = '${sqlState.notOwner}';
    END IF;
  END IF;`

/** `events_follow` looks once at all that one statement adds (appending.ts). */
export const following = `
DROP TRIGGER events_follow ON events;
CREATE TRIGGER events_follow AFTER INSERT ON events REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION events_follow();
`

/**
 * How everything is written: one call and so one round trip for all that is asked for at a time, each job all or none
 * and apart from the others. It is a transaction by itself, so that no transaction ever waits for a program that was
 * stopped.
 *
 * A writer numbers its batches. Asked for one that it has written already, it answers what came of it; asked for one
 * that does not follow, the database has lost something (a standby that was promoted), which is told and not gone over.
 *
 * The lease is locked until the transaction ends: who takes the office over waits for what is being written, and what
 * comes after finds another token (docs/decisions/0256-a-lease-in-every-write.md).
 */
export const writing = `
CREATE OR REPLACE FUNCTION write(writer uuid, batch_number bigint, fence bigint, jobs jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  known    record;
  told_all jsonb;
BEGIN
${admission}
  BEGIN
    told_all := write_together(jobs);
  EXCEPTION WHEN OTHERS THEN
    -- Whose fault it is, is found one by one.
    told_all := NULL;
  END;
  IF told_all IS NULL THEN told_all := write_each(jobs); END IF;
  UPDATE writers SET batch = batch_number, results = told_all, began = clock_timestamp() WHERE id = writer;
  RETURN told_all;
END $$;

-- Events and nothing else, each stream standing where it is expected to: one statement for all. NULL: it is not so.
CREATE OR REPLACE FUNCTION write_together(jobs jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  told_all jsonb;
BEGIN
  IF EXISTS (
    SELECT FROM jsonb_to_recordset(jobs) AS j (expected bigint, changes jsonb)
    WHERE j.expected IS NULL OR jsonb_array_length(j.changes) > 0
  ) OR EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (j.stream) j.stream, j.expected, j.previous
      FROM jsonb_to_recordset(jobs) AS j (stream text, expected bigint, previous text)
      ORDER BY j.stream, j.expected
    ) AS first
    LEFT JOIN LATERAL (
      SELECT version, hash FROM events WHERE events.stream = first.stream ORDER BY version DESC LIMIT 1
    ) AS newest ON true
    WHERE coalesce(newest.version, 0) <> first.expected
      OR (first.expected > 0 AND encode(newest.hash, 'hex') <> first.previous)
  ) THEN RETURN NULL; END IF;
  INSERT INTO events (stream, version, at, actor, key, type, data, hash)
  SELECT j.stream, j.expected + n, (e->>'at')::bigint, e->>'actor', e->>'key', e->>'type', e->>'data',
         decode(e->>'hash', 'hex')
  FROM jsonb_to_recordset(jobs) AS j (stream text, expected bigint, events jsonb)
  CROSS JOIN LATERAL jsonb_array_elements(j.events) WITH ORDINALITY AS t (e, n);
  SELECT jsonb_agg(jsonb_build_object('version', (j->>'expected')::bigint + jsonb_array_length(j->'events'), 'gone', 0)
                   ORDER BY n)
  INTO told_all FROM jsonb_array_elements(jobs) WITH ORDINALITY AS t (j, n);
  RETURN told_all;
END $$;

CREATE OR REPLACE FUNCTION write_each(jobs jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  job      jsonb;
  told_all jsonb := '[]';
  broken   text;
  whose    text;
  told     text;
BEGIN
  FOR job IN SELECT value FROM jsonb_array_elements(jobs) LOOP
    BEGIN
      told_all := told_all || jsonb_build_array(write_one(job));
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME, whose = TABLE_NAME, told = MESSAGE_TEXT;
      IF SQLSTATE = 'PZ004' THEN
        told_all := told_all || jsonb_build_array(jsonb_build_object('stale', true));
      ELSIF SQLSTATE = 'PZ001' OR (SQLSTATE = '23505' AND whose = 'events') THEN
        told_all := told_all || jsonb_build_array(jsonb_build_object('conflict', last_of(job->>'stream')));
      ELSIF SQLSTATE = '23505' AND broken = 'people_once' THEN
        told_all := told_all || jsonb_build_array(jsonb_build_object('person', person_in(job)));
      ELSIF left(SQLSTATE, 2) IN ('22', '23') OR SQLSTATE = 'P0001' THEN
        told_all := told_all || jsonb_build_array(jsonb_build_object('refused', told));
      ELSE
        RAISE;
      END IF;
    END;
  END LOOP;
  RETURN told_all;
END $$;

CREATE OR REPLACE FUNCTION last_of(name text) RETURNS bigint LANGUAGE sql AS $$
  SELECT coalesce(max(version), 0) FROM events WHERE stream = name
$$;

-- The first person of a job that somebody is known as under another booking.
CREATE OR REPLACE FUNCTION person_in(job jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT p->>'booking' FROM jsonb_array_elements(job->'changes') AS c, jsonb_extract_path(c, 'person') AS p
  WHERE EXISTS (
    SELECT FROM people WHERE booking <> p->>'booking' AND office = p->>'office' AND date = p->>'date'
      AND time = p->>'time' AND queue = p->>'queue' AND name = p->>'name' AND email = p->>'email'
  ) LIMIT 1
$$;

CREATE OR REPLACE FUNCTION write_one(job jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  expected bigint := (job->>'expected')::bigint;
  newest   record;
  change   jsonb;
  gone     integer := 0;
BEGIN
  IF expected IS NOT NULL THEN
    SELECT version, hash INTO newest FROM events WHERE stream = job->>'stream' ORDER BY version DESC LIMIT 1;
    IF coalesce(newest.version, 0) <> expected THEN
      RAISE EXCEPTION 'version conflict' USING ERRCODE = 'PZ001';
    END IF;
    IF jsonb_array_length(job->'events') > 0 THEN
      IF expected > 0 AND encode(newest.hash, 'hex') <> job->>'previous' THEN
        RAISE EXCEPTION 'hashed on another event' USING ERRCODE = 'PZ004';
      END IF;
      INSERT INTO events (stream, version, at, actor, key, type, data, hash)
      SELECT job->>'stream', expected + n, (e->>'at')::bigint, e->>'actor', e->>'key', e->>'type', e->>'data',
             decode(e->>'hash', 'hex')
      FROM jsonb_array_elements(job->'events') WITH ORDINALITY AS t (e, n) ORDER BY n;
    END IF;
  END IF;
  FOR change IN SELECT value FROM jsonb_array_elements(job->'changes') LOOP
    gone := gone + apply_change(change);
  END LOOP;
  RETURN jsonb_build_object('version', expected + jsonb_array_length(job->'events'), 'gone', gone);
END $$;

-- What goes with events, or aside from them. Answers how many rows of personal data are gone.
CREATE OR REPLACE FUNCTION apply_change(c jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  p    jsonb;
  many integer;
BEGIN
  CASE c->>'type'
    WHEN 'put-person' THEN
      p := c->'person';
      INSERT INTO people (booking, office, date, time, queue, name, email, case_number)
      VALUES (p->>'booking', p->>'office', p->>'date', p->>'time', p->>'queue', p->>'name', p->>'email', p->>'case')
      ON CONFLICT (booking) DO UPDATE SET office = excluded.office, date = excluded.date, time = excluded.time,
        queue = excluded.queue, name = excluded.name, email = excluded.email, case_number = excluded.case_number;
    WHEN 'erase-person' THEN
      DELETE FROM people WHERE booking = c->>'booking';
      GET DIAGNOSTICS many = ROW_COUNT;
      RETURN many;
    WHEN 'erase-people-before' THEN
      DELETE FROM people WHERE date < c->>'date';
      GET DIAGNOSTICS many = ROW_COUNT;
      IF many <> (c->>'people')::integer THEN
        RAISE EXCEPTION '% people came before %, not %', many, c->>'date', c->>'people';
      END IF;
      RETURN many;
    WHEN 'add-note' THEN
      p := c->'note';
      INSERT INTO notes (office, ticket, at, by, text)
      VALUES (p->>'office', p->>'ticket', (p->>'at')::bigint, p->>'by', p->>'text');
    WHEN 'forget-notes' THEN
      DELETE FROM notes WHERE office = c->>'office' AND ticket = c->>'ticket';
      GET DIAGNOSTICS many = ROW_COUNT;
      RETURN many;
    WHEN 'forget-notes-but' THEN
      DELETE FROM notes
      WHERE office = c->>'office' AND ticket NOT IN (SELECT jsonb_array_elements_text(c->'tickets'));
      GET DIAGNOSTICS many = ROW_COUNT;
      RETURN many;
    WHEN 'keep-profile' THEN
      p := c->'profile';
      INSERT INTO profiles (office, version, at, by, origin, hash, text, in_file, file_before)
      VALUES (p->>'office', (p->>'version')::bigint, (p->>'at')::bigint, p->>'by', p->>'origin', p->>'hash',
              p->>'text', (p->>'inFile')::boolean, p->>'fileBefore');
    WHEN 'profile-in-file' THEN
      UPDATE profiles SET in_file = true WHERE office = c->>'office' AND version = (c->>'version')::bigint;
    WHEN 'set-password' THEN
      INSERT INTO staff_passwords (account, hash, must_change)
      VALUES (c->>'account', c->>'hash', (c->>'mustChange')::boolean)
      ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change;
    WHEN 'drop-password' THEN
      DELETE FROM staff_passwords WHERE account = c->>'account';
    WHEN 'begin-session' THEN
      INSERT INTO staff_sessions (token, account, began, seen)
      VALUES (c->>'token', c->>'account', (c->>'began')::bigint, (c->>'seen')::bigint)
      ON CONFLICT (token) DO UPDATE
        SET account = excluded.account, began = excluded.began, seen = excluded.seen;
    WHEN 'see-session' THEN
      UPDATE staff_sessions SET seen = (c->>'seen')::bigint WHERE token = c->>'token';
    WHEN 'end-session' THEN
      DELETE FROM staff_sessions WHERE token = c->>'token';
    ELSE
      RAISE EXCEPTION 'there is no change of the kind %', c->>'type';
  END CASE;
  RETURN 0;
END $$;
`
