import { appendFileSync, renameSync, statSync } from 'node:fs'

/** The machine's log: lines of JSON, like the hub's. No personal data ever gets here: the program never sees any. */
export type Log = {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
}

const LARGEST_BYTES = 2 * 1024 * 1024

/**
 * Writes to a file, the last two of 2 MB each, and to standard output for whoever supervises the program. A full disk
 * stops the log, never the machine.
 */
export function openLog(file: string): Log {
  const write = (level: 'info' | 'warn', facts: object, text: string) => {
    const line = `${JSON.stringify({ time: new Date().toISOString(), level, ...facts, msg: text })}\n`
    process.stdout.write(line)
    try {
      if (sizeOf(file) > LARGEST_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, line, { mode: 0o600 })
    } catch {
      // Standard output has it.
    }
  }
  return {
    info: (facts, text) => write('info', facts, text),
    warn: (facts, text) => write('warn', facts, text),
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
