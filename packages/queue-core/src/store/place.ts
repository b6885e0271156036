import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from './data-folder.ts'
import type { Figures } from './ports/figures.ts'
import type { Store } from './ports/store.ts'
import { type Log, openLog } from './read-log.ts'
import { openFigures, reportsName } from './sqlite/figures.ts'
import { openSqliteStore } from './sqlite/store.ts'

/**
 * Where an office keeps everything. Plain data, so that another thread or an operator's command finds it too; which
 * adapter it takes to open it is known here and nowhere else.
 */
export type StorePlace = { kind: 'data-folder'; dir: string }

export const dataFolder = (dir: string): StorePlace => ({ kind: 'data-folder', dir })

/** Whether anything is kept there yet. */
export async function isKeptAt({ dir }: StorePlace): Promise<boolean> {
  return existsSync(join(dir, databaseName))
}

/** Opens what an office keeps, made anew when missing. @throws StoreFailure */
export async function openStoreAt({ dir }: StorePlace): Promise<Store> {
  return openSqliteStore(join(dir, databaseName))
}

/** Opens its log to read it, also while a hub works. @throws StoreFailure when there is none */
export async function openLogAt({ dir }: StorePlace): Promise<Log> {
  return openLog(join(dir, databaseName))
}

/**
 * Opens the figures of its reports, made anew when they are missing, damaged or of another release.
 * @throws StoreFailure
 */
export async function openFiguresAt({ dir }: StorePlace): Promise<Figures> {
  return openFigures(join(dir, reportsName))
}
