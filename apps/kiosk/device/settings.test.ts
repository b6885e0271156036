import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeText } from '@poczekalnia/written'
import { damaged, damages } from '@poczekalnia/written/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualKeypad } from './keypad.ts'
import { checkSettings, example, readSettings, writeSettings } from './settings.ts'

const check = (text: string) => checkSettings(text, '/etc/k/settings.yaml')

test('the example can be used as it is', () => {
  expect(check(example)).toEqual({
    state: 'ready',
    settings: {
      hub: 'http://localhost:7070',
      orientation: 'portrait',
      pxPerMm: 4,
      printer: { usb: {}, width: 576 },
      volume: 80,
      keypad: usualKeypad,
    },
  })
})

test.each([
  ['{ usb: 04b8:0e15 }', { usb: { id: '04b8:0e15' }, width: 576 }],
  ['{ usb: serial J7K1, width: 384 }', { usb: { serial: 'J7K1' }, width: 384 }],
  ['{ tcp: 192.168.1.40 }', { tcp: { host: '192.168.1.40', port: 9100 }, width: 576 }],
  ['{ serial: /dev/ttyUSB0@19200 }', { serial: { path: '/dev/ttyUSB0', baud: 19200 }, width: 576 }],
  ['{ serial: COM3@19200 }', { serial: { path: 'COM3', baud: 19200 }, width: 576 }],
  ['{ device: /dev/usb/lp0 }', { device: { path: '/dev/usb/lp0' }, width: 576 }],
  ['none', 'none'],
])('printer: %s', (text, printer) => {
  expect(check(`hub: http://hub:7070\nprinter: ${text}`)).toMatchObject({ settings: { printer } })
})

test('[ACC-2] a keypad that sends other codes: what is not named keeps its own, a code has one act', () => {
  const read = check('hub: http://h\nkeypad: { help: F14, select: [Enter, F20] }')
  expect(read).toMatchObject({
    settings: { keypad: { help: ['F14'], select: ['Enter', 'F20'], repeat: [], back: ['Escape'] } },
  })
  for (const keypad of ['{ help: A }', '{ help: F14, back: F14 }', '{ jump: F14 }'])
    expect(check(`hub: http://h\nkeypad: ${keypad}`)).toMatchObject({ problem: { kind: 'field', field: 'keypad' } })
})

test.each([
  ['hub: 192.168.1.10', { kind: 'field', field: 'hub' }],
  ['hub: file:///etc/passwd', { kind: 'field', field: 'hub' }],
  ['orientation: portrait', { kind: 'field', field: 'hub' }],
  ['', { kind: 'field', field: 'hub' }],
  ['hub: http://h\norientation: upright', { kind: 'field', field: 'orientation' }],
  ['hub: http://h\npxPerMm: 0', { kind: 'field', field: 'pxPerMm' }],
  ['hub: http://h\nprinter: usb', { kind: 'field', field: 'printer' }],
  ['hub: http://h\nprinter: { usb: any, tcp: x }', { kind: 'field', field: 'printer' }],
  ['hub: http://h\nprinter: { usb: epson }', { kind: 'field', field: 'printer' }],
  ['hub: http://h\nprinter: { width: 384 }', { kind: 'field', field: 'printer' }],
  ['hub: http://h\nvolume: loud', { kind: 'field', field: 'volume' }],
  ['hub: http://h\nvolumne: 8', { kind: 'unknown', field: 'volumne' }],
  ['hub: http://h\nvolume: [', { kind: 'not-yaml', line: 2 }],
  ['hub: http://h\nvolume: *loud', { kind: 'not-yaml', line: 2 }],
  ['hub: http://h\n<<: *all', { kind: 'not-yaml', line: 2 }],
  ['hub: http://h\nvolume: !!binary "R0lG"', { kind: 'not-yaml', line: 2 }],
  ['%YAML 1.1\n---\nhub: http://h', { kind: 'not-yaml', line: 1 }],
  ['hub: http://h\n---\nvolume: 8', { kind: 'not-yaml', line: 2 }],
  ['hub: http://h\n# g\uFFFDo\u015bno', { kind: 'encoding', line: 2 }],
  ['- hub: http://h', { kind: 'field', field: 'hub' }],
])('%j is told by file and field', (text, problem) => {
  const told = expect.stringMatching(/^\/etc\/k\/settings\.yaml:\d+:\d+: /)
  expect(check(text)).toEqual({ state: 'wrong', problem: { file: '/etc/k/settings.yaml', ...problem }, told })
})

test('where one hub has several offices its address has the office in it', () => {
  const hub = 'http://192.168.1.10:7070/katowice'
  expect(check(`hub: ${hub}`)).toMatchObject({ settings: { hub } })
  expect(check(`hub: ${hub}/kiosk`)).toMatchObject({ settings: { hub } })
})

test('pairing writes the hub and keeps the rest, comments too', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'settings.yaml')
  expect(readSettings(file)).toEqual({ state: 'missing' })
  writeSettings(file, { hub: 'http://192.168.1.10:7070' })
  expect(readSettings(file)).toMatchObject({ state: 'ready', settings: { hub: 'http://192.168.1.10:7070' } })
  writeFileSync(file, '# mine\nhub: http://old:1\nvolume: 10 # quiet\n')
  writeSettings(file, { hub: 'http://new:2' })
  expect(readFileSync(file, 'utf8')).toBe('# mine\nhub: http://new:2\nvolume: 10 # quiet\n')
})

test('a folder where the file should be is told, not thrown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  const told = `${folder}:1:1: this is a folder, not a file`
  expect(readSettings(folder)).toEqual({ state: 'wrong', problem: { file: folder, kind: 'unreadable' }, told })
})

test('a file that is not UTF-8 is told, not read as it is not', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'settings.yaml')
  writeFileSync(file, Buffer.concat([Buffer.from('hub: http://h\n# g'), Buffer.of(0xb3), Buffer.from('o')]))
  expect(readSettings(file)).toMatchObject({ problem: { kind: 'encoding', line: 2 } })
  writeFileSync(file, Buffer.from('\uFEFFhub: http://h\n', 'utf16le'))
  expect(readSettings(file)).toMatchObject({ problem: { kind: 'encoding', line: 1 } })
  writeFileSync(file, '\uFEFFhub: http://h\n')
  expect(readSettings(file)).toMatchObject({ state: 'ready' })
})

test.each(['hub: [', '- a', 'a', 'hub: *x', '%YAML 1.1\n---\nhub: x', ''])(
  'pairing begins a new file where there is none to write into (%j), and loses nothing of it',
  (text) => {
    const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'settings.yaml')
    writeFileSync(file, text)
    writeSettings(file, { hub: 'http://new:2' })
    expect(readSettings(file)).toMatchObject({ state: 'ready', settings: { hub: 'http://new:2' } })
    expect(readFileSync(`${file}.old`, 'utf8')).toBe(text)
  },
)

test('whatever happens to the file, its settings are used or the screen can say what is wrong', () => {
  fc.assert(
    fc.property(damages, (list) => {
      const decoded = decodeText(damaged(example, list))
      if (!('text' in decoded)) return
      const read = check(decoded.text)
      if (read.state === 'wrong') expect(read.told.split('\n')).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})
