import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { type FileHandle, open, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PrintOutcome } from '@poczekalnia/protocol'
import { z } from 'zod'

const Line = z.strictObject({
  job: z.string(),
  at: z.number(),
  /** Left out: the job was begun. */
  outcome: PrintOutcome.optional(),
})
type Line = z.infer<typeof Line>

/** Jobs are sent again within minutes; a day is more than enough to know them. */
const KEEP_MS = 24 * 3600_000

/**
 * What this agent did with each job, on disk before the first byte goes to the printer, so that no restart prints a
 * ticket twice. One JSON object a line; a last line torn by a power cut counts as not written.
 */
export type Journal = {
  /** How a job ended: its outcome, `begun` when its end is not known, `null` when it is new. */
  find(job: string): PrintOutcome | 'begun' | null
  /** Jobs whose end is not known: right after opening, those that a crash cut off. */
  unfinished(): string[]
  /** @throws when the disk does not take it: then nothing may be printed. */
  begin(job: string): Promise<void>
  end(job: string, outcome: PrintOutcome): Promise<void>
  close(): Promise<void>
}

/** @throws when the file cannot be read or written */
export async function openJournal(file: string, now: () => number = Date.now): Promise<Journal> {
  mkdirSync(dirname(file), { recursive: true })
  const known = new Map<string, Line>()
  for (const line of readLines(file)) if (now() - line.at < KEEP_MS) known.set(line.job, line)
  // Written anew at each start: old jobs go, and so does a torn line that the next one would be glued to.
  const fresh = `${file}.new`
  await writeFile(fresh, [...known.values()].map(text).join(''), { flush: true })
  renameSync(fresh, file)
  const handle: FileHandle = await open(file, 'a', 0o600)

  const append = async (line: Line) => {
    // Known at once: what was printed stays printed for this process, whatever the disk says.
    known.set(line.job, line)
    await handle.appendFile(text(line))
    await handle.datasync()
  }
  return {
    find: (job) => {
      const line = known.get(job)
      return line === undefined ? null : (line.outcome ?? 'begun')
    },
    unfinished: () => [...known.values()].flatMap((line) => (line.outcome === undefined ? [line.job] : [])),
    begin: (job) => append({ job, at: now() }),
    end: (job, outcome) => append({ job, at: now(), outcome }),
    close: () => handle.close(),
  }
}

const text = (line: Line) => `${JSON.stringify(line)}\n`

function readLines(file: string): Line[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [Line.parse(JSON.parse(line))]
      } catch {
        return []
      }
    })
}
