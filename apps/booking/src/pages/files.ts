import { createHash } from 'node:crypto'
import { script } from '../script.ts'
import { style } from '../style.ts'

/** The files of every page are named by what is in them: kept for good, and never an old one for a new page. */
const named = (kind: string, text: string) => `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${kind}`

export const styleFile = named('css', style)
export const scriptFile = named('js', script)
