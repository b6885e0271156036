export { openMemoryStore } from './memory/store.ts'
export { type BookingPlace, bookingFile, openBookingStore } from './place.ts'
export type * from './ports/index.ts'
export { openSqliteStore } from './sqlite/store.ts'
