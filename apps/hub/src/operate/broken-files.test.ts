import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const offices = join(import.meta.dirname, '../../../../offices')
const right = readFileSync(join(offices, 'bydgoszcz.yaml'), 'utf8')
const main = join(import.meta.dirname, '../main.mjs')

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'broken-files-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  cpSync(join(offices, 'cards'), join(dir, 'cards'), { recursive: true })
  return dir
}

/** Starts the hub as the service does, and answers how it ended. */
async function started(dir: string, ...args: string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, [
    main,
    ...args,
    '--data',
    join(dir, 'data'),
    '--port',
    '0',
    '--host',
    '127.0.0.1',
  ])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [status] = await once(child, 'close')
  return { status, said }
}

const latin = (text: string) => Buffer.from(text.replace(/[^\0-\xff]/g, 'a'), 'latin1')

test.each<[string, string | Buffer, RegExp]>([
  [
    'a mistyped alias',
    right.replace('graceMinutes: 0', 'graceMinutes: *grace'),
    /office\.yaml:43:17: nothing above has this name: \*grace/,
  ],
  ['a wrong merge', right.replace('graceMinutes: 0', '<<: *grace'), /office\.yaml:43:3: settings can not be merged in/],
  ['another encoding', latin(right.replace('Urząd', 'Ur\xbfd')), /office\.yaml:\d+:\d+: the letter .* is not UTF-8/],
  ['UTF-16', Buffer.from(`\uFEFF${right}`, 'utf16le'), /office\.yaml:1:1: this file is saved as UTF-16/],
  ['YAML 1.1', `%YAML 1.1\n---\n${right}`, /office\.yaml:1:1: lines that begin with %/],
  ['two documents', `${right}\n---\n${right}`, /office\.yaml:\d+:1: a second document begins here/],
  ['deep nesting', `a: ${'['.repeat(5_000)}`, /office\.yaml:1:\d+: brackets or lists are nested too deep/],
  ['nothing', '', /office\.yaml:1:1: the file: expected settings/],
  [
    'two mistakes',
    right.replace('graceMinutes: 0', 'graceMinutes: ten').replace('retentionDays: 14', 'retention: 14'),
    /office\.yaml:43:17: .*\n.*office\.yaml:\d+:1: retention/,
  ],
])(
  'a profile with %s ends the hub with status 2 and a line for each fault, before it touches anything',
  async (_, text, line) => {
    const dir = folder()
    writeFileSync(join(dir, 'office.yaml'), text)
    const { status, said } = await started(dir, '--office', join(dir, 'office.yaml'))
    expect(status, said).toBe(2)
    expect(said).toMatch(line)
    for (const one of said.trim().split('\n')) expect(one).toMatch(/^poczekalnia: \S+:\d+:\d+: /)
  },
)

test.each<[string, (card: string) => void, RegExp]>([
  [
    'with a mistyped alias',
    (card) => writeFileSync(card, readFileSync(card, 'utf8').replace(/^queues: .*$/m, 'queues: *q')),
    /bydgoszcz-wizyta\.md:\d+:9: nothing above has this name/,
  ],
  [
    'in another encoding',
    (card) => writeFileSync(card, latin(readFileSync(card, 'utf8'))),
    /bydgoszcz-wizyta\.md:\d+:\d+: the letter .* is not UTF-8/,
  ],
  [
    'that is a folder',
    (card) => {
      rmSync(card)
      mkdirSync(card)
    },
    /bydgoszcz-wizyta\.md:1:1: this is a folder/,
  ],
  ['that is not there', (card) => rmSync(card), /bydgoszcz-wizyta\.md:1:1: expected this file beside the profile/],
])('a card %s does too', async (_, harm, line) => {
  const dir = folder()
  writeFileSync(join(dir, 'office.yaml'), right)
  harm(join(dir, 'cards/bydgoszcz-wizyta.md'))
  const { status, said } = await started(dir, '--office', join(dir, 'office.yaml'))
  expect(status, said).toBe(2)
  expect(said).toMatch(line)
  expect(said).not.toMatch(/^ +at /m)
})

test('of several offices each tells its own, and none is started', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'one.yaml'), 'id: *x')
  writeFileSync(join(dir, 'two.yaml'), 'id: [')
  mkdirSync(join(dir, 'three.yaml'))
  const { status, said } = await started(dir, '--office', dir)
  expect(status, said).toBe(2)
  for (const name of ['one', 'two', 'three'])
    expect(said).toMatch(new RegExp(`^poczekalnia: \\S+${name}\\.yaml:1:\\d+: `, 'm'))
  expect(said).not.toMatch(/^ +at /m)
})

test('a data folder that is a file is told in a sentence', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'office.yaml'), right)
  writeFileSync(join(dir, 'data'), '')
  const { status, said } = await started(dir, '--office', join(dir, 'office.yaml'))
  expect(status, said).toBe(2)
  expect(said.trim().split('\n')).toHaveLength(1)
})
