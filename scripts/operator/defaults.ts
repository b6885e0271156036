/** Where a hub keeps its data unless it is told otherwise. */
export const defaultDataDir = 'data/office'

/** Where a hub of several offices keeps theirs, a folder for each. */
export const defaultSeveralDir = 'data/offices'

/** Where a hub answers unless it is told otherwise. */
export const defaultUrl = 'http://localhost:7070'
