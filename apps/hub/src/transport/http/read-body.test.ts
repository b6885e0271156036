import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody, TooLarge } from '@poczekalnia/server/respond'
import { afterEach, expect, test } from 'vitest'
import { respondError } from './respond-error.ts'

const server = createServer(async (asked, response) => {
  try {
    await readBody(asked, 1024 * 1024)
    response.end('taken')
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    respondError(response, 413, { code: 'too-large', megabytes: 1 })
  }
})
afterEach(() => server.close())

test('who sends more than is taken is told so, however much more it is: too-large', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const send = (bytes: number) =>
    new Promise<string>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, method: 'POST', agent: false }, async (response) => {
        let text = `${response.statusCode} `
        for await (const chunk of response) text += chunk
        resolve(text)
      })
      asking.on('error', reject)
      asking.end(Buffer.alloc(bytes))
    })
  expect(await send(1024 * 1024)).toBe('200 taken')
  for (const more of [1, 1024 * 1024, 16 * 1024 * 1024])
    expect(await send(1024 * 1024 + more)).toBe('413 {"error":{"code":"too-large","megabytes":1}}')
})
