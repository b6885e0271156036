import { connect, createServer, type Socket } from 'node:net'

/** The way from one hub to the database, or to another hub, which can be cut as a cable is, or made slow. */
export type LabLink = {
  port: number
  /** From now on nothing gets through, and nobody is told: connections stay, and new ones lead nowhere. */
  cut(): void
  /** Each piece arrives so much later. */
  slow(milliseconds: number): void
  /** As it was. What was cut is closed, as it is when packets find their way again. */
  heal(): void
  close(): void
}

/** Opens a way to a port of this machine. @param to asked for at each connection */
export async function labLink(to: () => number): Promise<LabLink> {
  let isCut = false
  let delay = 0
  const ends = new Set<Socket>()
  const carry = (from: Socket, on: Socket) => {
    from.on('data', (piece) => {
      if (isCut) return
      if (delay === 0) on.write(piece)
      else setTimeout(() => !on.destroyed && on.write(piece), delay)
    })
    from.on('error', () => from.destroy())
    from.on('close', () => {
      ends.delete(from)
      if (!isCut) on.destroy()
    })
    ends.add(from)
  }
  const server = createServer((from) => {
    const on = connect(to(), '127.0.0.1')
    carry(from, on)
    carry(on, from)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const end = () => {
    for (const one of ends) one.destroy()
  }
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      isCut = true
    },
    slow(milliseconds) {
      delay = milliseconds
    },
    heal() {
      if (isCut) end()
      isCut = false
      delay = 0
    },
    close() {
      server.close()
      end()
    },
  }
}
