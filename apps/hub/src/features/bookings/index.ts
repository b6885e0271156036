export { type CsvBooking, type CsvFault, type FileFault, readBookings } from './csv.ts'
export { BadLine, type ImportBookingsOffline, ImportMessage, ImportResult } from './result.ts'
export type { CellFault } from './row.ts'
export { wordBadLine } from './words.ts'
