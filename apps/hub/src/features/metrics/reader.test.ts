import { expect, test } from 'vitest'
import { mayReadMetrics, metricsToken } from './reader.ts'

const asking = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  headers: { host: 'localhost:7070', ...headers },
  socket: { remoteAddress },
})

test('without a token: programs of this machine alone', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect(mayReadMetrics(asking(address), null)).toBe(true)
  for (const address of ['192.168.1.20', '::ffff:192.168.1.20', '', undefined])
    expect(mayReadMetrics(asking(address), null)).toBe(false)
})

test('who comes through a proxy of this machine, or by a name that is not its own, is not of this machine', () => {
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])
    expect(mayReadMetrics(asking('127.0.0.1', { [header]: '10.0.0.1' }), null)).toBe(false)
  for (const host of ['kolejka.example', 'localhost.evil.example', '192.168.1.10:7070', ''])
    expect(mayReadMetrics(asking('127.0.0.1', { host }), null)).toBe(false)
})

test('with a token: whoever shows it, and nobody else, not from this machine either', () => {
  const shows = (token: string) => asking('192.168.1.20', { authorization: `Bearer ${token}`, host: 'kolejka.example' })
  expect(mayReadMetrics(shows('s3cret'), 's3cret')).toBe(true)
  expect(mayReadMetrics(shows('s3cret2'), 's3cret')).toBe(false)
  expect(mayReadMetrics(asking('127.0.0.1'), 's3cret')).toBe(false)
  expect(mayReadMetrics(asking('127.0.0.1', { authorization: 'Bearer ' }), 's3cret')).toBe(false)
})

test('an empty variable is none', () => {
  expect(metricsToken({ POCZEKALNIA_METRICS_TOKEN: '' })).toBeNull()
  expect(metricsToken({})).toBeNull()
  expect(metricsToken({ POCZEKALNIA_METRICS_TOKEN: 'x' })).toBe('x')
})
