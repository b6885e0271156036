import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { allocator, youngGeneration } from '@poczekalnia/server/allocator'

// The process begins once more, as itself, with these settings: 25 ms. Not where somebody has set them, nor as a child
// whose line to its parent would be lost with it; those are given them by their gateway.
const isSet = Object.keys(allocator).some((name) => name in process.env)
if (process.platform === 'linux' && process.execve && !process.connected && !isSet) {
  const command = [process.execPath, ...youngGeneration, ...process.execArgv, ...process.argv.slice(1)]
  process.execve(process.execPath, command, { ...allocator, ...process.env })
}

// What the hub keeps is small and long-lived; what it makes for each act is garbage at once. Left alone, V8 takes 100
// MB more for a rush before it looks for any; this way the hub fits beside a kiosk's browser on a small machine
// (docs/bench.md).
if (!youngGeneration.every((option) => process.execArgv.includes(option)))
  setFlagsFromString('--semi-space-growth-factor=1')
// The threads that would help with what is young cost more to wake than they save: its collection takes half a
// millisecond, and on a busy machine it waits for them.
setFlagsFromString('--no-parallel-scavenge')
setFlagsFromString('--heap-growing-percent=40')
// Types are stripped and scripts compiled once a version, not at every start: a restart after a crash takes half the
// time. This file has no types, so that what strips them is not even loaded (20 MB). Threads and the offices' own
// processes find the cache by the environment.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../../node_modules/.cache/poczekalnia')
enableCompileCache()

// With several offices this process is only their gateway, and loads nothing of an office's.
const { wantsSeveral } = await import('./operate/options.ts')
await import(wantsSeveral(process.argv.slice(2)) ? './gateway/run.ts' : './run.ts')
flushCompileCache()
const { giveBackWhatTheStartTook, giveBackWhenCalm } = await import('@poczekalnia/server/after-start')
giveBackWhatTheStartTook()
giveBackWhenCalm()
