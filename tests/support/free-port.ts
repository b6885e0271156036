import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Ports below those that the system gives out by itself: what is free here stays free until it is used. Above 10080,
 * the highest that no browser opens (Fetch Standard, "bad port").
 */
const FIRST = 10_100
const COUNT = 19_900

let next = (process.pid * 101) % COUNT

/**
 * A port of this machine that nobody listens on, and that no other process is given here while this one runs: who asks
 * may let it go and take it again, as a hub does that is killed and started.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries++) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    if ((await isOurs(port)) && (await isFree(port))) return port
  }
  throw new Error('no port is free')
}

/**
 * Whether the port is ours until this process ends. Linux has names for that; elsewhere we begin at different places.
 */
async function isOurs(port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const claim = createServer()
  try {
    claim.listen(`\0poczekalnia-test-port-${port}`)
    await once(claim, 'listening')
  } catch {
    return false
  }
  claim.unref()
  return true
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
