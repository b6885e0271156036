import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { tellOfProxies } from './unnamed-proxy.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

function told(proxy: string | null, requests: IncomingMessage[]): string[] {
  const lines: string[] = []
  const warn = (_: unknown, text?: string) => void lines.push(text ?? '')
  const look = tellOfProxies(proxy, { warn })
  for (const request of requests) look(request)
  return lines
}

test('a proxy in front that is not named is told of once, with what to do', () => {
  const lines = told(null, [from('::ffff:10.0.0.5', '192.168.1.7'), from('10.0.0.5', '192.168.1.8')])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('start with --proxy 10.0.0.5')
})

test('one under another address than it is named by is told of', () => {
  expect(told('127.0.0.1', [from('::1', '192.168.1.7')])[0]).toContain('--proxy ::1')
})

test('the named proxy, and who comes without one, are nothing to tell of', () => {
  expect(told('127.0.0.1', [from('127.0.0.1', '192.168.1.7'), from('192.168.1.9')])).toEqual([])
})

test('who makes addresses up does not fill the log', () => {
  expect(
    told(
      null,
      Array.from({ length: 50 }, (_, i) => from(`10.0.0.${i}`, 'x')),
    ),
  ).toHaveLength(3)
})
