import { z } from 'zod'

const count = z.number().int().min(0)

/** A line that was not taken. `reason` is a code, `text` the same for a person. */
export const BadLine = z.object({ line: count, column: z.string().nullable(), reason: z.string(), text: z.string() })
export type BadLine = z.infer<typeof BadLine>

/** What became of a file. Unless bad lines were to be skipped, one bad line means that nothing was imported. */
export const ImportResult = z.object({
  imported: count,
  /** Bookings that were there already and say something else now, be it their hour. */
  changed: count,
  /** Bookings that were there already. */
  unchanged: count,
  /** The first `MOST_FAULTS_TOLD` of them; `badLines` counts the lines of all. */
  bad: z.array(BadLine),
  badLines: count,
  /** Taken, and yet worth a look: a name that lost letters. `warned` counts them, `warnings` has the first. */
  warnings: z.array(BadLine),
  warned: count,
  /** PINs that were made for lines without one. */
  pins: count,
})
export type ImportResult = z.infer<typeof ImportResult>

/**
 * One line of the answer to `POST /api/bookings` (application/x-ndjson): progress, then one last line with the outcome.
 */
export const ImportMessage = z.union([
  z.object({ progress: z.object({ done: count, total: count }) }),
  z.object({ result: ImportResult }),
  z.object({ error: z.object({ code: z.string(), text: z.string(), seconds: count.optional() }) }),
])
export type ImportMessage = z.infer<typeof ImportMessage>

/** Imports straight into a data folder on which no hub runs. @throws DataFolderInUse, StoreFailure */
export type ImportBookingsOffline = (order: {
  dataDir: string
  officeFile: string
  csv: Uint8Array
  skipBad: boolean
  onProgress: (done: number, total: number) => void
}) => Promise<ImportResult>
