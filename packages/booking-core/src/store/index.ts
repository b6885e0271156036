export { openMemoryStore } from './memory/store.ts'
export type * from './ports/index.ts'
export { openSqliteStore } from './sqlite/store.ts'
