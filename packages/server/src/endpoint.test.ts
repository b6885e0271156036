import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isOwnOrigin } from './endpoint.ts'

const asks = (origin: string | undefined, host = '192.168.1.10:7070') =>
  isOwnOrigin({ headers: { ...(origin !== undefined && { origin }), host } } as IncomingMessage, 'https://hub.example')

test("the hub's own pages, the ticket machine's program and programs without a page may open a socket", () => {
  expect(asks('http://192.168.1.10:7070')).toBe(true)
  expect(asks('https://hub.example')).toBe(true)
  expect(asks('poczekalnia://kiosk')).toBe(true)
  expect(asks(undefined)).toBe(true)
})

test.each(['https://evil.example', 'null', '', 'poczekalnia://shell', 'poczekalnia://kiosk.evil', 'http://kiosk'])(
  'a page of %j may not',
  (origin) => {
    expect(asks(origin)).toBe(false)
  },
)
