import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOptions, UsageProblem, wantsSeveral } from './options.ts'

test('without options it is the demonstration: Bydgoszcz, Thursday 2026-11-19 12:05, only on this machine', () => {
  expect(readOptions([])).toEqual({
    office: 'offices/bydgoszcz.yaml',
    offices: null,
    data: 'data/demo',
    port: 7070,
    host: '127.0.0.1',
    url: null,
    tls: null,
    proxy: null,
    printer: null,
    hooks: null,
    directory: null,
    booking: null,
    database: null,
    at: '2026-11-19T12:05',
    fresh: true,
  })
})

test('with an office it is the real thing on the real clock, and an own data folder is never emptied', () => {
  const options = readOptions(['--office', 'offices/bydgoszcz.yaml', '--data', 'somewhere', '--port', '8080'])
  expect(options).toMatchObject({ at: null, fresh: false, host: '0.0.0.0', port: 8080, data: 'somewhere' })
})

test('several offices: --office more than once, or a folder; each has its place in the data folder', () => {
  const two = ['--office', 'offices/katowice.yaml', '--office', 'offices/bydgoszcz.yaml']
  expect(readOptions(two)).toMatchObject({
    offices: ['offices/katowice.yaml', 'offices/bydgoszcz.yaml'],
    data: 'data/offices',
    at: null,
  })
  expect(readOptions(['--office', 'offices']).offices).toContain('offices/wroclaw.yaml')
  expect(readOptions(['--office', 'offices']).offices).not.toContain('offices/bydgoszcz.bookings.csv')
  const demonstration = readOptions(['--office', 'offices', '--at', '2026-11-19T12:05'])
  expect(demonstration).toMatchObject({ data: 'data/demo-offices', fresh: true, host: '127.0.0.1' })
})

test('a folder is several offices even while it has one profile, so that addresses stay when another comes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'options-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'one.yaml'), '')
  expect(readOptions(['--office', dir]).offices).toEqual([join(dir, 'one.yaml')])
  expect(wantsSeveral(['--office', dir])).toBe(true)
  expect(wantsSeveral(['--office', 'offices/katowice.yaml'])).toBe(false)
  expect(wantsSeveral(['--ofice', dir])).toBe(false)
})

test.each([
  [['--office', 'docs'], '--office: there is no profile (.yaml) in the folder docs'],
  [['--office', 'offices', '--printer', '192.168.1.40'], '--printer goes with one office only'],
  [['--ofice', 'x'], "Unknown option '--ofice'"],
  [['--office', 'offices/nowhere.yaml'], '--office: there is no file offices/nowhere.yaml'],
  [['--port', 'many'], '--port takes a number'],
  [['--port', '70000'], '--port takes a number from 0 to 65535'],
  [['--at', '12:05'], '--at takes a time such as 2026-11-19T12:05'],
  [['--at', '2026-02-30T12:05'], '--at takes a time such as 2026-11-19T12:05'],
  [['--url', 'poczekalnia'], '--url takes an address'],
  [['--tls-cert', 'cert.pem'], '--tls-cert and --tls-key go together'],
  [['--proxy', 'proxy.example'], '--proxy takes an address such as 127.0.0.1'],
  [['--url', 'http://hub.example/?a=b'], '--url takes an address without ? and #'],
  [['--booking', 'https://rezerwacja.example'], '--booking and --booking-token go together'],
  [['--booking', 'rezerwacja', '--booking-token', 'x'], '--booking takes an address'],
  [['--printer', 'a b'], '--printer takes an address'],
  [['--printer', '192.168.1.40:99999'], '--printer takes a port from 1 to 65535'],
  [['--printer', '192.168.1.40:0'], '--printer takes a port from 1 to 65535'],
  [['kiosk'], 'Unexpected argument'],
])('%j is refused in one line', (args, line) => {
  expect(() => readOptions(args)).toThrow(UsageProblem)
  try {
    readOptions(args)
  } catch (error) {
    expect((error as Error).message).toContain(line)
    expect((error as Error).message).not.toContain('\n')
  }
})

test('a region’s database, and where the other hubs reach this one', () => {
  const database = ['--database', 'postgres://poczekalnia@db1,db2:5433/poczekalnia?sslmode=require']
  expect(readOptions(database).database).toEqual({ url: database[1], peer: null })
  const peer = ['--peer-url', 'http://hub1:7070/']
  expect(readOptions([...database, ...peer]).database).toEqual({ url: database[1], peer: 'http://hub1:7070' })
  expect(() => readOptions(peer)).toThrow('--peer-url goes with --database')
  for (const [url, told] of [
    ['mysql://db1/poczekalnia', '--database takes an address such as postgres://'],
    ['postgres://db1', '--database: a database is named such as'],
    ['postgres://db1/p?sslmode=perhaps', 'sslmode is disable, require or verify-full'],
    ['postgres://db1/p?target_session_attrs=any', 'there is no parameter target_session_attrs'],
    ['postgres://db1:99999/p', 'is no host'],
  ] as const)
    expect(() => readOptions(['--database', url]), url).toThrow(told)
})
