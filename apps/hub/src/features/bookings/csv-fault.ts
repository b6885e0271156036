import type { NoText } from './decode.ts'
import type { CellFault } from './row.ts'

/** What can be wrong with the file as a whole, its header, or a record. */
export type FileFault =
  | 'file-empty'
  | NoText['reason']
  | 'too-many-rows'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'quote'
  | 'line-too-long'
  | 'cells-too-many'
  | 'row-twice'

/**
 * A place in the file that cannot be taken. `column` is `null` where the whole line is meant. `value` is what stands
 * there, but never a name, an e-mail or a case (ALL-4); for `row-twice` it is the line of the first one, for
 * `hidden-sign` the sign, which stands at place `at` of the cell.
 */
export type CsvFault = {
  line: number
  column: string | null
  reason: FileFault | CellFault
  value?: string
  at?: number
}
