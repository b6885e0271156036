import type { KioskView, ProfileCheck, ProfileText, ProfileVersionEntry } from '@poczekalnia/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import type { ProfileFile } from './profile-file.ts'

const queue = 'uzupelnienie-dokumentow'
let running: RunningHub
let kiosk: Client
let administrator: string
let file: ProfileFile & { text: string; mayWrite: boolean }

beforeEach(async () => {
  file = {
    text: '',
    mayWrite: true,
    read: () => file.text,
    write(text) {
      if (file.mayWrite) file.text = text
      return file.mayWrite
    },
  }
  running = await runHub({ profileFile: file })
  kiosk = await running.join('kiosk')
  administrator = await firstAdministrator(running)
})
afterEach(() => running.stop())

const get = async <Answer>(path: string) =>
  (await askApi(running, 'GET', path, { cookie: administrator })).body as unknown as Answer
const post = (path: string, body: object) => askApi(running, 'POST', path, { body, cookie: administrator })
const current = () => get<ProfileText>('/api/profile')
const check = async (text: string) => (await post('/api/profile/check', { text })).body as unknown as ProfileCheck
const take = async () => (await kiosk.ask('take-ticket', { queue, language: 'pl' })).ticket as { number: string }
/** Thursday's tickets of the walk-in queue end at 14:00. */
const shorter = (text: string) => text.replace('thursday: ["12:00-15:30"]', 'thursday: ["12:00-14:00"]')
/** Without the walk-in queue. */
const without = (text: string) =>
  `${text.slice(0, text.indexOf('  - id: uzup'))}\n${text.slice(text.indexOf('# [BYD-9]'))}`

test('the profile that the hub started by is the first version, with its text', async () => {
  const { version, text, origin, actor, inFile } = await current()
  expect([version, origin, actor, inFile]).toEqual([1, 'file', 'hub', true])
  expect(text).toContain('id: bydgoszcz')
  const { schema } = await get<{ schema: { properties: object } }>('/api/profile/schema')
  expect(Object.keys(schema.properties)).toContain('queues')
})

test('a check tells faults by line and column, and changes nothing', async () => {
  const { text } = await current()
  const line = text.split('\n').findIndex((one) => one.includes('graceMinutes: 0')) + 1
  expect(await check(text.replace('graceMinutes: 0', 'graceMinutes: ten'))).toEqual({
    faults: [
      {
        ...{ line, column: 17, path: 'checkIn.graceMinutes' },
        expected: 'expected a whole number from 0 to 120, found the text "ten"',
        what: { kind: 'type', type: 'number' },
      },
    ],
  })
  expect((await current()).version).toBe(1)
})

test.each([
  ['a mistyped alias', (text: string) => text.replace('graceMinutes: 0', 'graceMinutes: *grace'), 'UNKNOWN_ALIAS', 43],
  [
    'an alias of itself',
    (text: string) => text.replace('graceMinutes: 0', 'graceMinutes: &a [*a]'),
    'ALIAS_OF_ITSELF',
    43,
  ],
  ['a wrong merge', (text: string) => text.replace('graceMinutes: 0', '<<: 3'), 'MERGE', 43],
  ['a tag', (text: string) => text.replace('graceMinutes: 0', 'graceMinutes: !!set { a }'), 'TAG', 43],
  ['YAML 1.1', (text: string) => `%YAML 1.1\n---\n${text}`, 'DIRECTIVE', 1],
  ['a second document', (text: string) => `---\n${text}\n---\n${text}`, 'MULTIPLE_DOCS', 'second'],
  [
    'a lost letter',
    (text: string) => text.replace('graceMinutes: 0', 'graceMinutes: 0 # \uFFFD'),
    'LOST_CHARACTER',
    43,
  ],
])('a check of a text with %s answers where it is, and the hub works on', async (_, harm, code, line) => {
  const { text } = await current()
  const at = line === 'second' ? text.split('\n').length + 2 : line
  const answer = await askApi(running, 'POST', '/api/profile/check', {
    body: { text: harm(text) },
    cookie: administrator,
  })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ faults: [{ line: at, what: { kind: 'yaml', code } }] })
  const refused = await post('/api/profile', { text: harm(text), base: 1 })
  expect([refused.status, refused.code]).toEqual([400, 'profile-faulty'])
  expect((await current()).version).toBe(1)
})

test('a check of a right text tells what it changes, whom it would orphan and the week that it gives', async () => {
  await take()
  const { text } = await current()
  const right = await check(shorter(text))
  expect(right).toMatchObject({
    faults: [],
    problems: [],
    differences: [{ path: `queues.${queue}.tickets.thursday`, before: '12:00-15:30', after: '12:00-14:00' }],
  })
  const week = 'week' in right ? right.week : []
  expect(week.map(({ date }) => date)).toEqual([16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`))
  expect(week[3]?.queues.find(({ id }) => id === queue)?.windows).toEqual([{ from: '12:00', to: '14:00' }])
  expect(await check(without(text))).toMatchObject({ problems: [{ kind: 'queue-removed', queue, tickets: 1 }] })
})

test('[ACC-10] a check tells of tickets that go beyond the hours of the office, which is no fault', async () => {
  const { text } = await current()
  const checked = await check(text.replace('  thursday: ["08:00-15:30"]', '  thursday: ["08:00-15:00"]'))
  expect(checked).toMatchObject({
    faults: [],
    outsideHours: [{ queue, on: 'thursday', kept: [{ from: '12:00', to: '15:00' }] }],
  })
})

test('[ALL-8] a text is taken over while somebody waits: the ticket stays; machine, log and file have it', async () => {
  const { number } = await take()
  const { text, version } = await current()
  const answer = await post('/api/profile', { text: shorter(text), base: version })
  expect(answer.body).toEqual({ version: version + 1, inFile: true })
  const seen = (await kiosk.until((v: KioskView) => JSON.stringify(v).includes('14:00'))) as KioskView
  expect(seen.queues.find(({ id }) => id === queue)?.waiting).toBe(1)
  expect([...running.hub.session.state.tickets.values()].map((ticket) => ticket.number)).toEqual([number])
  expect(file.text).toBe(shorter(text))
  const events = await Array.fromAsync(running.store.read('bydgoszcz'))
  expect(events.findLast(({ type }) => type === 'ProfileChanged')).toMatchObject({
    actor: 'administrator:Maria',
    data: { version: version + 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/), textHash: expect.any(String) },
  })
})

test('another comment is another version, for the text is kept as it was written', async () => {
  const { text, version } = await current()
  await post('/api/profile', { text: `# Od grudnia\n${text}`, base: version })
  const { versions } = await get<{ versions: ProfileVersionEntry[] }>('/api/profile/versions?language=en')
  expect(versions.map((one) => [one.version, one.who])).toEqual([
    [2, 'Maria (administrator)'],
    [1, expect.any(String)],
  ])
  expect(versions[0]?.hash).toBe(versions[1]?.hash)
})

test('an old version is still there as it was written, and is brought back as a new one', async () => {
  const { text } = await current()
  await post('/api/profile', { text: shorter(text), base: 1 })
  const old = await get<ProfileText>('/api/profile/versions/1')
  expect(old.text).toBe(text)
  expect((await post('/api/profile', { text: old.text, base: 2 })).body).toMatchObject({ version: 3 })
  expect(await current()).toMatchObject({ version: 3, text })
})

test('a change is refused from an old version, if it orphans somebody, or is no profile', async () => {
  await take()
  const { text } = await current()
  await post('/api/profile', { text: shorter(text), base: 1 })
  expect((await post('/api/profile', { text, base: 1 })).body).toEqual({
    error: { code: 'profile-outdated', version: 2, by: 'administrator:Maria' },
  })
  const orphaning = await post('/api/profile', { text: without(text), base: 2 })
  expect([orphaning.status, orphaning.code]).toEqual([409, 'profile-in-use'])
  const broken = await post('/api/profile', { text: 'id: [', base: 2 })
  expect([broken.status, broken.code]).toEqual([400, 'profile-faulty'])
  expect((await current()).version).toBe(2)
  expect((await take()).number).toBe('U002')
})

test('a file that may not be written loses nothing: the version is kept, and said not to be in the file', async () => {
  file.mayWrite = false
  const { text } = await current()
  const answer = await post('/api/profile', { text: shorter(text), base: 1 })
  expect(answer.body).toEqual({ version: 2, inFile: false })
  expect(await current()).toMatchObject({ version: 2, inFile: false })
})

test('versions that there are not, and requests that are not as they should be, are refused', async () => {
  expect((await askApi(running, 'GET', '/api/profile/versions/9', { cookie: administrator })).code).toBe(
    'version-unknown',
  )
  expect((await post('/api/profile/check', { text: 'x'.repeat(130_000) })).body).toMatchObject({
    error: { code: 'bad-request', field: 'text' },
  })
  expect((await post('/api/profile', { text: 'x' })).body).toMatchObject({ error: { field: 'base' } })
})

test('a clerk has no part in it', async () => {
  const { cookie } = await addMember(running, administrator, { name: 'Ewa', role: 'clerk' })
  expect((await askApi(running, 'GET', '/api/profile', { cookie })).code).toBe('not-permitted')
})

test('a supervisor changes hours, special days, limits and messages, and nothing else', async () => {
  const { cookie } = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  const { text } = (await askApi(running, 'GET', '/api/profile', { cookie })).body as unknown as ProfileText
  const takeOver = async (next: string, base: number) =>
    (await askApi(running, 'POST', '/api/profile', { body: { text: next, base }, cookie })).body
  const everyday = `${shorter(text)
    .replace('graceMinutes: 0', 'graceMinutes: 5')
    .replace('seats: 3', 'seats: 4, hours: { monday: ["09:00-12:00"] }')
    .replace('days: 30, at: "08:00"', 'days: 21, at: "09:00"')}
specialDays:
  - date: "2026-12-24"
    hours: []
    name: { pl: Wigilia, en: Christmas Eve, uk: Святвечір, ru: Сочельник }
`
  expect(await takeOver(everyday, 1)).toEqual({ version: 2, inFile: true })
  for (const other of [
    everyday.replace('prefix: U', 'prefix: N'),
    everyday.replace('  - number: 8\n', ''),
    without(everyday),
    everyday.replace('retentionDays: 14', 'retentionDays: 30'),
    everyday.replace('share: 0.25', 'share: 0.5'),
    everyday.replace('stepMinutes: 20', 'stepMinutes: 10'),
    everyday.replace(
      '  opens: {',
      '  releases: [{ id: a, opens: { on: friday, at: "08:00" }, for: [monday] }]\n  opens: {',
    ),
  ]) {
    expect(other).not.toBe(everyday)
    expect((await takeOver(other, 2)).error).toEqual({ code: 'not-permitted', act: 'change-profile' })
  }
  expect(await post('/api/profile', { text: everyday.replace('prefix: B', 'prefix: N'), base: 2 })).toMatchObject({
    code: 'ok',
  })
})
