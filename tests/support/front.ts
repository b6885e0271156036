import { connect, createServer, type Socket } from 'node:net'

/**
 * One address before several hubs, as a region's balancer is: each connection goes to the first hub that says that it
 * is healthy, and stays there.
 */
export async function openFront(hubs: () => readonly string[], port: number): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer(async (from) => {
    sockets.add(from)
    from.on('error', () => from.destroy())
    from.on('close', () => sockets.delete(from))
    from.pause()
    for (const url of hubs()) {
      if (!(await isHealthy(url))) continue
      const to = connect(Number(new URL(url).port), '127.0.0.1')
      to.on('error', () => from.destroy())
      to.on('close', () => from.destroy())
      from.on('close', () => to.destroy())
      from.pipe(to)
      to.pipe(from)
      return
    }
    from.destroy()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(500) })).ok
  } catch {
    return false
  }
}
