import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// What a site keeps is small and long-lived, as what a hub keeps: V8 looks for garbage before it takes more.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=40')
// Types are stripped and scripts compiled once a version, not at every start, as the hub's are.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../../node_modules/.cache/poczekalnia')
enableCompileCache()
await import('./run.ts')
const { giveBackWhatTheStartTook } = await import('@poczekalnia/server/after-start')
giveBackWhatTheStartTook()
