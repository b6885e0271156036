import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import timers from 'node:timers'
import pausing from 'node:timers/promises'
import { promisify } from 'node:util'

// Loaded before a program (`--import`), with POCZEKALNIA_PACE=6: each of its timers takes six times as long, and its
// clocks run a sixth as fast, so that its work is done as on a machine that is six times as fast. With 0.2 it is one
// that is five times as slow. Time of other programs, a browser or a database, stays as it is.

const pace = Number(process.env.POCZEKALNIA_PACE)
const LONGEST = 2 ** 31 - 1
const paced = (ms) => (typeof ms === 'number' ? Math.min(ms * pace, LONGEST) : ms)

const steady = performance.now.bind(performance)
const wall = Date.now
const [steadyBegan, wallBegan] = [steady(), wall()]
performance.now = () => steadyBegan + (steady() - steadyBegan) / pace
const now = () => Math.floor(wallBegan + (wall() - wallBegan) / pace)
globalThis.Date = new Proxy(Date, {
  construct: (real, given, as) => Reflect.construct(real, given.length > 0 ? given : [now()], as),
  apply: (real) => new real(now()).toString(),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
})

const pause = pausing.setTimeout
pausing.setTimeout = (ms, ...given) => pause(paced(ms), ...given)
for (const name of ['setTimeout', 'setInterval']) {
  const real = globalThis[name]
  globalThis[name] = timers[name] = (work, ms, ...given) => real(work, paced(ms), ...given)
}
// What `promisify(setTimeout)` becomes.
globalThis.setTimeout[promisify.custom] = pausing.setTimeout
const ending = AbortSignal.timeout.bind(AbortSignal)
AbortSignal.timeout = (ms) => ending(Math.ceil(paced(ms)))
const idle = Socket.prototype.setTimeout
Socket.prototype.setTimeout = function (ms, done) {
  return idle.call(this, paced(ms), done)
}
syncBuiltinESMExports()
