import type { BookingStore } from '../ports/store.ts'
import { storeOver } from '../sql/store.ts'
import { SqliteDatabase } from './database.ts'
import { openDatabase } from './open-database.ts'

/** Opens a booking site's file, made anew when missing. @throws StoreFailure as `openDatabase` */
export const openSqliteStore = (file: string): BookingStore => storeOver(openSqliteDatabase(file), null)

export const openSqliteDatabase = (file: string): SqliteDatabase => new SqliteDatabase(openDatabase(file), file)
