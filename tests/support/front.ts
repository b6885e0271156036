import { connect, createServer, type Socket } from 'node:net'

/** How often hubs are asked how they are, and how often in vain until one is let go. */
const [EVERY_MS, TIMES] = [500, 3]

/**
 * One address before several hubs, as a region's balancer is: a connection goes to the first hub that says that it is
 * healthy, and ends when that hub has not said so for a while, for one that was stopped closes nothing itself.
 * @param withinMs how long a hub may take to say that it is healthy
 */
export async function openFront(
  hubs: () => readonly string[],
  port: number,
  withinMs: number,
): Promise<{ url: string; close(): void }> {
  const failed = new Map<string, number>()
  const ends = new Map<Socket, string>()
  const look = async (url: string) => {
    failed.set(url, (await isHealthy(url, withinMs)) ? 0 : (failed.get(url) ?? 0) + 1)
    if ((failed.get(url) ?? 0) >= TIMES) for (const [from, to] of ends) if (to === url) from.destroy()
  }
  const looking = setInterval(() => hubs().forEach((url) => void look(url)), EVERY_MS)
  const server = createServer((from) => {
    const url = hubs().find((one) => failed.get(one) === 0)
    from.on('error', () => from.destroy())
    if (url === undefined) return void from.destroy()
    ends.set(from, url)
    const to = connect(Number(new URL(url).port), '127.0.0.1')
    to.on('error', () => from.destroy())
    to.on('close', () => from.destroy())
    from.on('close', () => {
      ends.delete(from)
      to.destroy()
    })
    from.pipe(to)
    to.pipe(from)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      clearInterval(looking)
      server.close()
      for (const from of ends.keys()) from.destroy()
    },
  }
}

async function isHealthy(url: string, withinMs: number): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(withinMs) })).ok
  } catch {
    return false
  }
}
