/** Values by name, as a text names them: `@name`. */
export type Values = Readonly<Record<string, unknown>>

/** One statement for the database. */
export type Ask = { text: string; values: Values }

/** `changes`: rows that were put in, changed or deleted. */
export type Answer = { rows: unknown[]; changes: number }

/**
 * What is asked for and decided, step by step, whoever runs the statements: SQLite at once, PostgreSQL over a line. So
 * every rule of the store is written once. The statements keep to what both understand.
 */
export type Steps<T> = Generator<Ask, T, Answer>

/**
 * Whose rows a transaction may change: those of an office; those that servers have in common, whatever office they tell
 * of (letters, places in line, work that was done); or both.
 */
export type Writes = { office: string; common?: true } | { office?: never; common: true }

/** A database that takes the statements of the store. */
export interface Database {
  /** Reads; each statement sees what is on disk at its moment. */
  read<T>(steps: () => Steps<T>): Promise<T>
  /**
   * One transaction, answered when it is on disk. Nobody else writes for the same office meanwhile. A `WriteUndone`
   * that the steps throw undoes them alone; they may be taken anew when the line was lost.
   * @param of whose rows it may change. What it adds stands for itself
   */
  write<T>(of: Writes, steps: () => Steps<T>): Promise<T>
  /** Personal data was erased: nothing of it is to stay in old pages. */
  scrub(): void
  close(): Promise<void>
}

/** All rows of a question. */
export function* all<Row>(text: string, values: Values = {}): Steps<Row[]> {
  const { rows } = yield { text, values }
  return rows as Row[]
}

/** Its first row. */
export function* first<Row>(text: string, values: Values = {}): Steps<Row | undefined> {
  const [row] = yield* all<Row>(text, values)
  return row
}

/** Changes something. @returns how many rows */
export function* run(text: string, values: Values = {}): Steps<number> {
  const { changes } = yield { text, values }
  return changes
}
