import { PersonConflict, RowsRefused } from '@poczekalnia/queue-core/store'

/** What was decided rested on what is not on disk after all. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Whether what one caller wanted can't be kept, and nothing is wrong with the store. */
export const isRowsRefusal = (error: unknown): boolean =>
  error instanceof RowsRefused || error instanceof PersonConflict
