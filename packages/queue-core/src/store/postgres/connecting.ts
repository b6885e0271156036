/** What everything that is kept in a PostgreSQL has in common. */
export { type DatabaseAddress, readAddress } from './address.ts'
export { type Asked, Link, patienceMs } from './link.ts'
export { isLost, refusedRows, toStoreFailure } from './pg-failure.ts'
export { prepareTables } from './prepare-tables.ts'
