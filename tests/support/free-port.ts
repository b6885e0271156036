import { once } from 'node:events'
import { createServer } from 'node:net'

/** Ports below those that the system gives out by itself: what is free here stays free until it is used. */
const FIRST = 10_000
const COUNT = 20_000

let next = (process.pid * 101) % COUNT

/** A port of this machine that nobody listens on. Test files that run at the same time begin at different places. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries++) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
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
