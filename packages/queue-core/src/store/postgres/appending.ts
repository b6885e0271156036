import { admission, sqlState } from './writing.ts'

/**
 * What divides the texts of a batch, and what stands for a text that is not there: signs that JSON never holds as they
 * are. A batch in which another text has one goes the longer way, through `write`.
 */
export const sign = { between: '\x1f', none: '\x1e' } as const

/** A text that `append` can't take. NUL is no text of a database at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
export const unjoinable = /[\0\x1e\x1f]/

/**
 * The short way for what nearly everything is: events of one stream, each batch one row of arguments that the database
 * takes apart by itself; as JSON it took four times as long. Where something is not as expected it answers `null`, has
 * written nothing, and the batch goes to `write`, which finds out whose fault it is.
 *
 * No plan may read a whole table: one that was made while the log was short is kept for as long as the connection.
 */
export const appending = `
-- An event only ever follows its stream's last one, looked at once for all that one statement adds. The primary key
-- sees to it that no place is taken twice.
CREATE OR REPLACE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT stream, min(version) AS first, max(version) - min(version) + 1 - count(*) AS missing
      FROM added GROUP BY stream
    ) AS s
    -- A single row is asked for: with EXISTS all events would be read into a table of their own first.
    WHERE missing <> 0 OR (first > 1 AND (
      SELECT e.version FROM events AS e WHERE e.stream = s.stream AND e.version = s.first - 1
    ) IS NULL)
  ) THEN RAISE EXCEPTION 'version conflict' USING ERRCODE = '${sqlState.versionConflict}'; END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION append(
  writer uuid, batch_number bigint, fence bigint, of_stream text, expected bigint, previous text,
  times text, actors text, keys text, types text, datas text, hashes text
) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  sign CONSTANT text := E'\\x1f';
  none CONSTANT text := E'\\x1e';
  known  record;
  newest record;
BEGIN
${admission}
  SELECT version, hash INTO newest FROM events WHERE stream = of_stream ORDER BY version DESC LIMIT 1;
  IF coalesce(newest.version, 0) <> expected OR (expected > 0 AND newest.hash <> decode(previous, 'hex'))
  THEN RETURN NULL; END IF;
  BEGIN
    INSERT INTO events (stream, version, at, actor, key, type, data, hash)
    SELECT of_stream, expected + n, t::bigint, a, k, y, d, decode(h, 'hex')
    FROM unnest(
      string_to_array(times, sign), string_to_array(actors, sign), string_to_array(keys, sign, none),
      string_to_array(types, sign), string_to_array(datas, sign), string_to_array(hashes, sign)
    ) WITH ORDINALITY AS e (t, a, k, y, d, h, n);
  EXCEPTION
    WHEN SQLSTATE '${sqlState.versionConflict}' OR integrity_constraint_violation OR data_exception THEN RETURN NULL;
  END;
  UPDATE writers SET batch = batch_number, results = 'true', began = clock_timestamp() WHERE id = writer;
  RETURN 'true';
END $$;

ALTER FUNCTION write(uuid, bigint, bigint, jsonb) SET enable_seqscan = off;
`
