import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { writeHubFiles } from '../apps/hub/src/features/devices/index.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

type Answer = (request: IncomingMessage & { text: string }, response: ServerResponse) => void

/** A hub that answers as it is told; the address of it. */
async function hub(answer: Answer): Promise<string> {
  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await Array.fromAsync(request)).toString()
    answer(Object.assign(request, { text }), response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function file(text = 'date,time,queue,name,email\n'): string {
  const path = join(scratchFolder(), 'rezerwacje.csv')
  writeFileSync(path, text)
  return path
}

const lines = (...messages: unknown[]) => messages.map((message) => `${JSON.stringify(message)}\n`).join('')
const nothing = { imported: 0, changed: 0, unchanged: 0, bad: [], badLines: 0, warnings: [], warned: 0, pins: 0 }
const result = (more: object) => ({ result: { ...nothing, ...more } })
const bad = { line: 7, column: 'pin', reason: 'not-a-pin', text: 'A PIN has four digits.' }

test('sends the file to the hub of the data folder, with its token, and says what came of it', async () => {
  const data = scratchFolder()
  const seen: unknown[] = []
  const url = await hub((request, response) => {
    seen.push(request.method, request.url, request.headers.authorization, request.headers['content-type'], request.text)
    const progress = [1_000, 2_000].map((done) => ({ progress: { done, total: 2_000 } }))
    response.end(lines(...progress, result({ imported: 1_999, unchanged: 1, pins: 1_200 })))
  })
  writeHubFiles(data, { url: 'https://kolejka.example', local: url }, 'secret')
  const outcome = await runScript('bookings', 'import', file('date,time\nzażółć'), '--data', data)
  expect(outcome).toEqual({
    status: 0,
    out: '1999 bookings imported, 1 already there, 1200 PINs made.\n',
    err: '\r1000 of 2000 lines\r2000 of 2000 lines\n',
  })
  expect(seen).toEqual(['POST', '/api/bookings', 'Bearer secret', 'text/csv', 'date,time\nzażółć'])
})

test('shows bad lines as a table; nothing is imported and the status is 1', async () => {
  const url = await hub((_, response) =>
    response.end(lines(result({ bad: [bad, { ...bad, line: 12, column: null }], badLines: 2 }))),
  )
  const { status, out } = await runScript('bookings', 'import', file(), '--hub', url, '--token', 't')
  expect(status).toBe(1)
  expect(out.split('\n')).toEqual([
    'line  column    what to do',
    '   7  pin       A PIN has four digits.',
    '  12            A PIN has four digits.',
    '',
    'Nothing was imported: 2 lines need a look. --skip-bad imports the rest.',
    '',
  ])
})

test('of very many bad lines the first are shown and all counted; what is worth a look is shown apart', async () => {
  const first = Array.from({ length: MOST_FAULTS_TOLD }, (_, i) => ({ ...bad, line: i + 2 }))
  const warnings = [{ line: 9, column: 'name', reason: 'name-spoiled', text: 'Letters are lost.' }]
  const url = await hub((_, response) =>
    response.end(lines(result({ bad: first, badLines: 70_000, warnings, warned: 3 }))),
  )
  const { out } = await runScript('bookings', 'import', file(), '--hub', url, '--token', 't')
  expect(out).toContain(`The list has the first ${MOST_FAULTS_TOLD}; in all 70000 lines need a look.`)
  expect(out).toContain('line  column    worth a look\n   9  name      Letters are lost.')
  expect(out).toContain('In all 3 lines are worth a look.')
  expect(out).toContain('Nothing was imported: 70000 lines need a look.')
})

test('the limits are said before, and a file that is too large is not sent', async () => {
  const help = await runScript('bookings', '--help')
  expect(help.status).toBe(0)
  expect(help.out).toContain('at most 100,000 bookings and 32 MB')
  const large = file('x'.repeat(33 * 1024 * 1024))
  const { status, err } = await runScript('bookings', 'import', large, '--hub', 'http://127.0.0.1:9', '--token', 't')
  expect(err).toContain('larger than 32 MB')
  expect(status).not.toBe(0)
})

test('--skip-bad is told to the hub, and what was left out is counted', async () => {
  let path: string | undefined
  const url = await hub((request, response) => {
    path = request.url
    response.end(lines(result({ imported: 1, bad: [bad, { ...bad, column: 'date' }], badLines: 1 })))
  })
  const { status, out } = await runScript('bookings', 'import', file(), '--skip-bad', '--hub', url, '--token', 't')
  expect(path).toBe('/api/bookings?skip-bad=1')
  expect(out).toContain('1 booking imported, 0 already there, 1 line left out.')
  expect(status).toBe(1)
})

test.each<[string, Answer, string]>([
  [
    'does not know the token',
    (_, response) => response.writeHead(401).end(lines({ error: { code: 'unauthorised', text: '' } })),
    "does not know this operator's token",
  ],
  [
    'refuses',
    (_, response) => response.end(lines({ error: { code: 'unavailable', text: 'The hub is stopping.' } })),
    'The hub is stopping.',
  ],
  [
    'stops half-way',
    (_, response) => response.end(lines({ progress: { done: 1, total: 9 } })),
    'import the same file again',
  ],
  [
    'is cut off',
    (_, response) => {
      response.write(lines({ progress: { done: 1, total: 9 } }), () => response.destroy())
    },
    'import the same file again',
  ],
  ['is not a hub', (_, response) => response.end('<html>'), 'what answers there is not a hub'],
])('a hub that %s is one clear line and status 1', async (_, answer, saying) => {
  const url = await hub(answer)
  const outcome = await runScript('bookings', 'import', file(), '--hub', url, '--token', 't')
  expect(outcome).toMatchObject({ status: 1, out: '', err: expect.stringContaining(saying) })
  expect(outcome.err.trim().split('\n')).toHaveLength(1)
})

test('an address where nothing answers is one clear line', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise((done) => server.close(done))
  const outcome = await runScript('bookings', 'import', file(), '--hub', url, '--token', 't')
  expect(outcome).toMatchObject({ status: 1, err: `${url}: no hub answers there\n` })
})

test.each([
  [[], 'Say what to do'],
  [['import'], 'Say which one file'],
  [['import', 'a.csv', 'b.csv'], 'Say which one file'],
  [['import', '/nowhere.csv'], 'this file cannot be read'],
  [['import', 'package.json', '--hub', 'http://x'], 'Say either --data, or --hub with --token'],
  [['import', 'package.json', '--data', '/nowhere'], 'say with --office'],
  [['import', 'package.json', '--data', '/nowhere', '--office', 'nowhere.yaml'], 'there is no file nowhere.yaml'],
])('`bookings %j` ends with 2 and says why', async (args, saying) => {
  expect(await runScript('bookings', ...args)).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringContaining(saying),
  })
})
