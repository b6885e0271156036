import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Types are stripped and scripts compiled once a version, not at every start, as the hub's are.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../../node_modules/.cache/poczekalnia')
enableCompileCache()
await import('./run.ts')
