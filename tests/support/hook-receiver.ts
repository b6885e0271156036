import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Another program that is told what happens. */
export type HookReceiver = {
  /** The operator's file that names it. */
  file: string
  /** All that it was told, in the order in which it came; the same message may stand there twice. */
  got: { id: string; body: string }[]
  close(): void
}

/** @param events that it is told of */
export async function openReceiver(events: readonly string[]): Promise<HookReceiver> {
  const got: HookReceiver['got'] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    got.push({ id: String(request.headers['webhook-id']), body })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(join(tmpdir(), 'hooks-'))
  const file = join(folder, 'hooks.yaml')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  writeFileSync(
    file,
    `hooks:\n  - { id: other, url: '${url}', secret: ${secret}, trusted: true, events: [${events.join(', ')}] }\n`,
  )
  return {
    ...{ file, got },
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
