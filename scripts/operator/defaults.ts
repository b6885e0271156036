import { join, relative } from 'node:path'

/** The hub's own folder, from wherever a command was called. */
const inProject = (path: string) => relative(process.cwd(), join(import.meta.dirname, '../..', path))

/** Where a hub keeps its data unless it is told otherwise. */
export const defaultDataDir = inProject('data/office')

/** Where a hub of several offices keeps theirs, a folder for each. */
export const defaultSeveralDir = inProject('data/offices')

/** Where a hub answers unless it is told otherwise. */
export const defaultUrl = 'http://localhost:7070'
