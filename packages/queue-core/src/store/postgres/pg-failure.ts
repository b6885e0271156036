import pg from 'pg'
import { RowsRefused, StoreFailure, type StoreFailureKind } from '../errors.ts'
import { sqlState } from './writing.ts'

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const kinds: readonly (readonly [code: string, kind: StoreFailureKind, detail: string])[] = [
  ['53100', 'disk-full', 'the disk of the database is full'],
  [sqlState.notOwner, 'overtaken', 'another hub has taken this office over'],
  [sqlState.writerGone, 'unknown-outcome', 'the database has lost something that it had kept'],
  ['28', 'no-access', 'the database lets nobody in by this name'],
  ['3D000', 'no-access', 'there is no such database'],
  ['3F000', 'no-access', 'nothing of this office is kept there'],
  ['42P01', 'no-access', 'nothing of this office is kept there'],
  ['42501', 'no-access', 'the rights in the database do not suffice'],
  ['XX001', 'damaged', 'the database is damaged'],
  ['XX002', 'damaged', 'the database is damaged'],
]

/** The server has not said what came of it, or not yet: it may be asked again. */
const passing = ['08', '57P', '57014', '40001', '40P01', '25006', '53300', '55P03']

/** Whether the connection or the server was lost, and not what was asked for refused. */
export function isLost(error: unknown): boolean {
  if (error instanceof StoreFailure) return false
  if (error instanceof pg.DatabaseError) return passing.some((code) => error.code?.startsWith(code))
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError)
}

/** What the server refuses of one caller's values, and nobody else's; `null`: it is about more. */
export function refusedRows(error: unknown): RowsRefused | null {
  const isRefused = error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
  return isRefused ? new RowsRefused(error.message, error) : null
}

/** Turns whatever PostgreSQL or the way to it has thrown into a `StoreFailure`. */
export function toStoreFailure(error: unknown, name: string): StoreFailure {
  if (error instanceof StoreFailure) return error
  if (error instanceof pg.DatabaseError) {
    const [, kind, detail] =
      kinds.find(([code]) => error.code?.startsWith(code)) ?? (['', 'io', error.message] as const)
    return new StoreFailure(kind, name, detail, error)
  }
  const told = error instanceof Error ? error.message : String(error)
  return new StoreFailure('io', name, `the database can not be reached: ${told || 'no answer'}`, error)
}
