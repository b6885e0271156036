import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server as HttpServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { WireError } from '@poczekalnia/protocol'
import { Server } from 'socket.io'
import { everyAsk } from '../../apps/hub/src/testing/every-ask.ts'
import { badRequest, refused as refusedFor } from '../../apps/hub/src/transport/refused.ts'
import { freePort } from './free-port.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy that the real hub serves the screens with: a screen that needs more fails its tests. */
const policy =
  "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data:"

// biome-ignore lint/suspicious/noExplicitAny: a test's handler knows its own payload
export type Handler = (payload: any) => unknown
/** What lies at an address; `null`: nothing. */
export type Serve = (path: string) => { body: string | Buffer; type: string } | null
export type Sent = { event: string; payload: Record<string, unknown>; session: string | undefined }

/** What a handler answers when the acknowledgement is to get lost on the way. */
export const lost = Symbol('lost acknowledgement')

export type ScriptedHub<View> = {
  /** Address of the screen with its token. */
  url: string
  /** Everything that pages have sent, in order. */
  sent: Sent[]
  /** The tokens that pages came with, in order, whether they were taken or not. */
  tokens: string[]
  /** Pages linked just now. */
  linked(): number
  /** Resolves when everything that the linked pages have sent until now is in `sent`. */
  heard(): Promise<void>
  /** Number of the view that counts now. */
  seq(): number
  /** Replaces the view, or changes a part of it, and pushes it to every page with a higher `seq`. */
  show(view: Partial<View> | ((view: View) => View)): void
  /** Sets what is answered; an event without a handler is answered `{ok: true}`. A handler may be asynchronous. */
  answer(handlers: Record<string, Handler>): void
  /** Cuts every link; pages link again by themselves. */
  cut(): void
  /** The hub dies: connections cut, port closed. */
  goDark(): Promise<void>
  /** And comes back on the same port. */
  comeBack(): Promise<void>
  /** Refuses every token from now on and cuts the pages off, or takes them again. */
  refuse(refused: boolean): void
  /** @throws when a page sent what the real hub refuses as not well-formed */
  stop(): Promise<void>
}

/**
 * A hub that does what a test tells it to: serves a built screen, sends scripted views and answers events. What pages
 * send it reads with the real hub's schemas and refuses as the real one does; a test with such a message fails.
 * @param options.path where the screen lives, `/kiosk`; also its namespace
 * @param options.dist folder of the built screen
 * @param options.view the first view; `seq` is counted by itself
 * @param options.serve what lies at other addresses
 */
export async function startScriptedHub<View extends { seq: number }>(options: {
  path: '/kiosk' | '/display' | '/counter'
  dist: string
  view: View
  handlers?: Record<string, Handler>
  token?: string
  serve?: Serve | undefined
}): Promise<ScriptedHub<View>> {
  const { path, dist, token = 'scripted' } = options
  let view = options.view
  let handlers = options.handlers ?? {}
  let refused = false
  const asks = everyAsk[path.slice(1) as 'kiosk' | 'display' | 'counter']
  const faults: string[] = []
  const port = await freePort()
  let http: HttpServer
  let io: Server
  const sent: Sent[] = []
  const tokens: string[] = []

  const open = async () => {
    http = createServer(async (request, response) => {
      const asked = new URL(request.url ?? '/', 'http://hub').pathname
      const inside = asked.startsWith(`${path}/`) ? asked.slice(path.length + 1) : ''
      const other = options.serve?.(asked)
      if (other) {
        response.writeHead(200, { 'content-type': other.type }).end(other.body)
        return
      }
      const file = normalize(join(dist, inside || 'index.html'))
      try {
        const body = await readFile(file)
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        })
        response.end(body)
      } catch {
        response.writeHead(404).end()
      }
    })
    // Beats as often as the real hub; a page that is slow, or whose clock a test turns on, is not parted from it.
    io = new Server(http, { pingInterval: 5_000, pingTimeout: 120_000, serveClient: false })
    const namespace = io.of(path)
    namespace.use((socket, next) => {
      tokens.push(socket.handshake.auth.token)
      if (!refused && socket.handshake.auth.token === token) return next()
      next(Object.assign(new Error('unauthorised'), { data: { code: 'unauthorised' } }))
    })
    namespace.on('connection', (socket) => {
      socket.emit('view', view)
      socket.onAny(async (event: string, payload: Record<string, unknown>, ack?: (answer: unknown) => void) => {
        sent.push({ event, payload, session: socket.handshake.auth.session })
        const parsed = asks[event]?.safeParse(payload ?? {})
        if (!parsed?.success) {
          const error: WireError = parsed
            ? badRequest(parsed.error)
            : { code: 'forbidden', allowed: Object.keys(asks).join(', ') }
          faults.push(`${event} ${JSON.stringify(payload)}: ${JSON.stringify(error)}`)
          return ack?.(refusedFor(error))
        }
        const answer = handlers[event] ? await handlers[event](payload) : { ok: true }
        if (answer !== lost) ack?.(answer)
      })
    })
    await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  }
  const close = async () => {
    io.disconnectSockets(true)
    await new Promise<void>((resolve) => {
      void io.close(() => resolve())
      http.closeAllConnections()
    })
  }

  await open()
  return {
    url: `http://127.0.0.1:${port}${path}/#token=${token}`,
    sent,
    tokens,
    linked: () => io.of(path).sockets.size,
    // A page answers a beat after all that it sent before. Twice: the first answer may be to a beat that was under way
    // already.
    async heard() {
      for (let beats = 0; beats < 2; beats++)
        await Promise.all(
          [...io.of(path).sockets.values()].map(({ conn }) => {
            const beat = once(conn, 'heartbeat')
            ;(conn as unknown as { sendPacket(type: 'ping'): void }).sendPacket('ping')
            return beat
          }),
        )
    },
    seq: () => view.seq,
    show(change) {
      const next = typeof change === 'function' ? change(view) : { ...view, ...change }
      view = { ...next, seq: view.seq + 1 }
      io.of(path).emit('view', view)
    },
    answer(next) {
      handlers = { ...handlers, ...next }
    },
    cut: () => io.of(path).disconnectSockets(true),
    goDark: close,
    comeBack: open,
    refuse(next) {
      refused = next
      if (next) io.of(path).disconnectSockets(true)
    },
    async stop() {
      await close()
      if (faults.length > 0) throw new Error(`the page sent what no hub takes:\n${faults.join('\n')}`)
    },
  }
}
