import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentenceOf, spokenBy } from './hub-speech.ts'

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://hub')
  if (pathname === '/speech/index.json') response.end('{"languages":["pl","en"]}')
  else if (request.headers.authorization === 'Bearer kiosk' && pathname === '/speech/pl')
    response.end(`${searchParams.get('pace')} ${searchParams.get('text')}`)
  else response.writeHead(401).end()
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

test('[ACC-1] the machine fetches a sentence for the staff’s pages with its own token', async () => {
  expect(await spokenBy(url)).toEqual(['pl', 'en'])
  const sound = await sentenceOf(url, 'kiosk', { language: 'pl', pace: 'usual', text: 'Menu serwisowe' })
  expect(new TextDecoder().decode(sound ?? new Uint8Array())).toBe('usual Menu serwisowe')
  expect(await sentenceOf(url, 'other', { language: 'pl', pace: 'usual', text: 'Menu' })).toBeNull()
})

test('[ACC-1] without a hub the staff’s pages stay silent, and nothing fails', async () => {
  expect(await spokenBy('http://127.0.0.1:1')).toEqual([])
  expect(await sentenceOf('http://127.0.0.1:1', 'kiosk', { language: 'pl', pace: 'usual', text: 'Menu' })).toBeNull()
})
