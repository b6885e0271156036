import { connect, type Socket } from 'node:net'

/** What came back on a line: the head as it was, and the body's bytes. */
export type RawAnswer = { head: string; body: Buffer }

/** A line to a server that stays open for the next question, with HTTP/1.1 by hand. */
type Line = {
  /** @param cut it breaks as soon as the answer begins */
  ask(text: string, cut: boolean): Promise<RawAnswer>
  isUsed: boolean
  isOpen: boolean
  end(): void
}

/** The server ended a line that had been quiet before it heard the question: it is asked again on another. */
class Unheard extends Error {}

/** So many lines to each server at most; who finds none free waits for one. */
export type Lines = { ask(url: string, text: string, cut: boolean): Promise<RawAnswer> }

const all = new Set<Line>()

/** Ends every line that is open. */
export const closeAll = (): void => {
  for (const line of all) line.end()
}

/**
 * Lines as browsers and what stands before a site keep them: the one that was used last is used first. Node's own
 * client would cost as much as the site that is looked at, and make everybody late who is played beside it.
 */
export function openLines(atOnce: number): Lines {
  const pools = new Map<string, { free: Line[]; open: number; waiting: (() => void)[] }>()

  const take = async (url: string): Promise<Line> => {
    const pool = pools.get(url) ?? { free: [], open: 0, waiting: [] }
    pools.set(url, pool)
    for (;;) {
      const line = pool.free.pop()
      if (line?.isOpen) return line
      if (line) continue
      if (pool.open < atOnce) break
      await new Promise<void>((resolve) => pool.waiting.push(resolve))
    }
    pool.open += 1
    try {
      const line = await openLine(url, () => {
        pool.open -= 1
        pool.waiting.shift()?.()
      })
      return line
    } catch (error) {
      pool.open -= 1
      pool.waiting.shift()?.()
      throw error
    }
  }
  const give = (url: string, line: Line) => {
    const pool = pools.get(url)
    if (line.isOpen) pool?.free.push(line)
    pool?.waiting.shift()?.()
  }

  return {
    async ask(url, text, cut) {
      for (;;) {
        const line = await take(url)
        const wasUsed = line.isUsed
        try {
          const answer = await line.ask(text, cut)
          give(url, line)
          return answer
        } catch (error) {
          if (!(error instanceof Unheard) || !wasUsed) throw error
        }
      }
    },
  }
}

function openLine(url: string, onEnd: () => void): Promise<Line> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(lineOn(socket, onEnd))
    })
  })
}

function lineOn(socket: Socket, onEnd: () => void): Line {
  let asked: { resolve(answer: RawAnswer): void; reject(error: Error): void; cut: boolean } | null = null
  let heard: Buffer[] = []
  const line: Line = {
    ...{ isUsed: false, isOpen: true, end: () => void socket.destroy() },
    ask(text, cut) {
      line.isUsed = true
      heard = []
      return new Promise((resolve, reject) => {
        asked = { resolve, reject, cut }
        socket.write(text)
      })
    },
  }
  all.add(line)
  const answer = (given: RawAnswer) => {
    const { resolve } = asked ?? {}
    asked = null
    resolve?.(given)
  }
  socket.setNoDelay(true)
  socket.on('data', (chunk: Buffer) => {
    heard.push(chunk)
    const bytes = heard.length === 1 ? chunk : Buffer.concat(heard)
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = bytes.toString('latin1', 0, end + 2)
    if (asked?.cut) {
      socket.destroy()
      line.isOpen = false
      answer({ head, body: Buffer.alloc(0) })
      return
    }
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (bytes.length < end + 4 + length) return
    if (/\r\nconnection: close/i.test(head)) line.end()
    answer({ head, body: bytes.subarray(end + 4, end + 4 + length) })
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    line.isOpen = false
    all.delete(line)
    onEnd()
    asked?.reject(heard.length === 0 ? new Unheard('the line was closed') : new Error('the line broke'))
    asked = null
  })
  return line
}
