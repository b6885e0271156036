import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { inside } from './addresses.ts'

/**
 * A proxy that Chromium sends everything through. Sockets of a page of the program's scheme say where they come from in
 * Electron's words, and the page's own content policy still decides which may be opened, which it would not with a
 * socket that a script fakes.
 *
 * @returns its port
 */
export async function originProxy(): Promise<number> {
  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    client.once('data', (head: Buffer) => {
      const [, target = '', port = '80'] = /^CONNECT ([^: ]+):(\d+) HTTP/.exec(head.toString('latin1')) ?? []
      // Plain requests of pages are served by the program itself or not at all.
      if (!target) return client.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n')
      const upstream = connect(Number(port), target, () => client.write('HTTP/1.1 200 OK\r\n\r\n'))
      upstream.on('error', () => client.destroy())
      upstream.on('close', () => client.destroy())
      client.on('close', () => upstream.destroy())
      client.once('data', (request: Buffer) => {
        upstream.write(translated(request))
        client.pipe(upstream)
      })
      upstream.pipe(client)
    })
  }).listen(0, '127.0.0.1')
  server.unref()
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** The opening request with its `Origin` in the program's words. */
function translated(request: Buffer): Buffer {
  const text = request.toString('latin1')
  if (!/^GET .* HTTP\/1\.1\r\n/.test(text)) return request
  const changed = text.replace(/\r\norigin: (\S+)/i, (_line, origin: string) => {
    const own = inside(`${origin}/`)
    return `\r\nOrigin: ${own.endsWith('/') ? own.slice(0, -1) : own}`
  })
  return Buffer.from(changed, 'latin1')
}
