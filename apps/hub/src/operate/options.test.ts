import { expect, test } from 'vitest'
import { readOptions, UsageProblem } from './options.ts'

test('without options it is the demonstration: Bydgoszcz, Thursday 2026-11-19 12:05, only on this machine', () => {
  expect(readOptions([])).toEqual({
    office: 'offices/bydgoszcz.yaml',
    data: 'data/demo',
    port: 7070,
    host: '127.0.0.1',
    url: null,
    printer: null,
    at: '2026-11-19T12:05',
    fresh: true,
  })
})

test('with an office it is the real thing on the real clock, and an own data folder is never emptied', () => {
  const options = readOptions(['--office', 'offices/bydgoszcz.yaml', '--data', 'somewhere', '--port', '8080'])
  expect(options).toMatchObject({ at: null, fresh: false, host: '0.0.0.0', port: 8080, data: 'somewhere' })
})

test.each([
  [['--ofice', 'x'], "Unknown option '--ofice'"],
  [['--office', 'offices/nowhere.yaml'], '--office: there is no file offices/nowhere.yaml'],
  [['--port', 'many'], '--port takes a number'],
  [['--port', '70000'], '--port takes a number from 0 to 65535'],
  [['--at', '12:05'], '--at takes a time such as 2026-11-19T12:05'],
  [['--at', '2026-02-30T12:05'], '--at takes a time such as 2026-11-19T12:05'],
  [['--url', 'poczekalnia'], '--url takes an address'],
  [['--printer', 'a b'], '--printer takes an address'],
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
