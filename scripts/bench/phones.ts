import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * An open page of a ticket, as the hub sees it: a line that its news come on. It understands only what a visitor is
 * told first.
 */
export type Phone = {
  /** The sentence of the newest news, empty before the first. */
  said(): string
  /** When that sentence came, milliseconds of this process's steady clock. */
  saidAt(): number
  /** The newest news as they came, without the chunk that HTTP puts them in. */
  news(): string
  close(): void
}

/**
 * Opens the news of a page and waits for the first ones. A bare socket: a thousand of them must cost less than what
 * they measure.
 */
export async function openPhone(url: string, path: string): Promise<Phone> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  let said = ''
  let saidAt = 0
  let news = ''
  let got: () => void
  const first = new Promise<void>((resolve) => {
    got = resolve
  })
  let head = ''
  socket.setNoDelay(true).setEncoding('utf8')
  socket.on('data', (text: string) => {
    if (said === '') head += text
    const sentence = saidIn(text)
    if (sentence === null) return
    if (sentence !== said) {
      said = sentence
      saidAt = performance.now()
    }
    news = text
    got()
  })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`)
  const failed = once(socket, 'close').then(() =>
    Promise.reject(new Error(`${path} was closed: ${head.slice(0, 200)}`)),
  )
  failed.catch(() => undefined)
  await Promise.race([first, failed])
  return {
    said: () => said,
    saidAt: () => saidAt,
    news: () => news.slice(news.lastIndexOf('data: '), news.lastIndexOf('}') + 1),
    close: () => socket.destroy(),
  }
}

/** Marks of a first sentence in news of the whole page, and in those of this sentence alone, and of its end. */
const MARKS = [
  ['data-say>', '<'],
  ['"say":"', '"'],
] as const

/** The newest first sentence in what came, `null` when there is none. */
function saidIn(text: string): string | null {
  const [found] = MARKS.map(([mark, end]) => ({ at: text.lastIndexOf(mark), mark, end })).sort((a, b) => b.at - a.at)
  if (!found || found.at < 0) return null
  const from = found.at + found.mark.length
  return text.slice(from, text.indexOf(found.end, from))
}

/** Listens now; the answer waits until every phone says something else than now, and tells when the last one did. */
export function whenAllSaySomethingElse(phones: readonly Phone[]): () => Promise<number> {
  const before = phones.map((phone) => phone.said())
  return async () => {
    let from = 0
    for (;;) {
      while (from < phones.length && phones[from]?.said() !== before[from]) from++
      if (from === phones.length) return Math.max(...phones.map((phone) => phone.saidAt()))
      await new Promise(setImmediate)
    }
  }
}
