import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { allocator } from '@poczekalnia/server/allocator'
import { keepSmall, youngRoom } from './v8-settings.mjs'

// The process begins once more, as itself, with these settings of the C library and of V8, as a hub does. Not where
// somebody has set them, nor as a child whose line to its parent would be lost with it.
const isSet = Object.keys(allocator).some((name) => name in process.env)
if (process.platform === 'linux' && process.execve && !process.connected && !isSet) {
  const command = [process.execPath, youngRoom, ...process.execArgv, ...process.argv.slice(1)]
  process.execve(process.execPath, command, { ...allocator, ...process.env })
}

keepSmall()
// Types are stripped and scripts compiled once a version, not at every start, as the hub's are.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../../node_modules/.cache/poczekalnia')
enableCompileCache()
await import('./run.ts')
const { giveBackWhatTheStartTook, giveBackWhenCalm } = await import('@poczekalnia/server/after-start')
giveBackWhatTheStartTook()
giveBackWhenCalm()
