import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { type AddressInfo, createServer as createPort, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer } from 'node:tls'
import { systemWords } from '@poczekalnia/written/file'
import { guardPort } from './guard.ts'
import type { Logger } from './logger.ts'
import { createServer } from './node-http.ts'
import type { Patience } from './patience.ts'
import { respond } from './respond.ts'
import { UsageProblem } from './usage-problem.ts'

/** Files of a certificate (with those between it and a root, as PEM) and of its private key without a passphrase. */
export type TlsFiles = { cert: string; key: string }

/** Which first byte a client of TLS sends: a handshake record (RFC 8446, 5.1). */
const HANDSHAKE = 0x16
/** How long connections have to end once the port is closed, milliseconds. */
const FINISH_WITHIN_MS = 2_000

export type TlsPort = {
  port: number
  /**
   * Takes the files as they are now, for every connection from then on. When they are of no use it goes on with those
   * it has.
   */
  renew(log: Pick<Logger, 'info' | 'error'>): void
  /** Takes nobody new, and resolves when everybody is gone. */
  close(): Promise<void>
}

/**
 * Listens for TLS and gives what comes in to a server that speaks plain HTTP, WebSockets too. Who comes without TLS is
 * sent to the same address with it: people type addresses without `https://`. Who says nothing, or not all of it, is
 * cut off.
 * @throws UsageProblem when the files are of no use; the system's error when the port can't be had
 */
export async function openTlsPort(
  server: Server,
  { host, port, files, waits }: { host: string; port: number; files: TlsFiles; waits: Patience },
): Promise<TlsPort> {
  // HTTP/1.1 alone: WebSockets are asked for in it.
  const settings = { ...read(files), ALPNProtocols: ['http/1.1'], handshakeTimeout: waits.handshakeMs }
  const secure = createTlsServer(settings, (socket) => server.emit('connection', socket))
  // A client that does not trust the certificate, or breaks off: its own affair.
  secure.on('tlsClientError', (_, socket) => socket.destroy())
  const plain = createServer((request, response) => {
    const { host: asked } = request.headers
    const readable = request.method === 'GET' || request.method === 'HEAD'
    if (readable && asked !== undefined) {
      const location = `https://${asked}${request.url}`
      respond(response, 308, 'text/plain; charset=utf-8', `${location}\n`, { location, connection: 'close' })
    } else respond(response, 426, 'text/plain; charset=utf-8', 'Ask with https.\n', { connection: 'close' })
  })
  const open = new Set<Socket>()
  const listener = createPort((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    // Without TLS there is one short answer: it needs no longer than a handshake, and nothing else ends who sends half
    // a request.
    const late = setTimeout(() => socket.destroy(), waits.handshakeMs)
    socket.once('close', () => {
      clearTimeout(late)
      open.delete(socket)
    })
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null
      if (!first) return
      socket.unshift(first)
      const speaksTls = first[0] === HANDSHAKE
      // A handshake has its own time, and what follows it is waited for as on any port.
      if (speaksTls) clearTimeout(late)
      ;(speaksTls ? secure : plain).emit('connection', socket)
    })
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject)
    listener.listen({ host, port }, resolve)
  })
  for (const one of [listener, secure, plain]) guardPort(one)
  return {
    port: (listener.address() as AddressInfo).port,
    renew(log) {
      try {
        secure.setSecureContext(read(files))
        log.info({ cert: files.cert }, 'the certificate was read again')
      } catch (error) {
        log.error({ err: error }, 'the certificate could not be read again; the one before stays in use')
      }
    },
    close: () =>
      new Promise((resolve) => {
        // What was begun is finished; who just stays is not waited for.
        const late = setTimeout(() => open.forEach((socket) => void socket.destroy()), FINISH_WITHIN_MS)
        listener.close(() => {
          clearTimeout(late)
          resolve()
        })
      }),
  }
}

function read({ cert, key }: TlsFiles): { cert: string; key: string } {
  const contents = { cert: text('--tls-cert', cert), key: text('--tls-key', key) }
  try {
    createSecureContext(contents)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageProblem(`--tls-cert and --tls-key: ${cert} and ${key} are not a certificate and its key (${why})`)
  }
  return contents
}

function text(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageProblem(`${option}: ${file} can not be read: ${systemWords(error) ?? String(error)}`)
  }
}
