import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages } from '@poczekalnia/protocol'
import { takePort } from '@poczekalnia/server/endpoint'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { speechRoutes } from './feature.ts'
import { sentenceName, sentenceStore } from './sentences.ts'
import { synthesiserBy } from './synthesiser.ts'

const folder = mkdtempSync(join(tmpdir(), 'speech-'))
const recorded = join(folder, 'voice')
const kept = join(folder, 'speech')
/** A program that writes what it was given behind the head of a WAV. */
const program = join(folder, 'speak.mjs')
writeFileSync(
  program,
  `import { readFileSync, writeFileSync } from 'node:fs'
const [out, ...told] = process.argv.slice(2)
const text = readFileSync(0, 'utf8')
if (text.includes('broken')) process.exit(3)
if (told[0] === 'be') console.error("Full dictionary is not installed for 'be'")
if (text.includes('no dictionary')) console.error('Error: dictionary be_dict not found')
writeFileSync(out, 'RIFF' + told.join(' ') + ' ' + text)
`,
)
const make = synthesiserBy(`${process.execPath} ${program} {out} {language} {voice} {pace}`)
const store = sentenceStore({ recorded, kept, make })
const devices = {
  find: async (token: string) =>
    token === 'machine' || token === 'display'
      ? { id: 'd', kind: token === 'machine' ? ('kiosk' as const) : ('display' as const), name: 'Hol' }
      : null,
}
const endpoint = await takePort('127.0.0.1', 0)
const said = async (query: string, token = 'machine') => {
  const answer = await fetch(`${endpoint.url}/speech/${query}`, { headers: { authorization: `Bearer ${token}` } })
  return answer.ok ? answer.text() : answer.status
}

beforeAll(() => endpoint.open(speechRoutes(store, devices, pino({ level: 'silent' })), pino({ level: 'silent' })))
afterAll(() => endpoint.close())

test('[ACC-1] a sentence is made once, kept by its words, in the voice and pace that were asked for', async () => {
  expect(await said('uk?text=Виберіть мову.')).toBe('RIFFuk uk 150 Виберіть мову.')
  expect(await said('en?pace=fast&text=One.')).toBe('RIFFen en-gb 200 One.')
  expect(readdirSync(join(kept, 'en'))).toEqual([`fast-${sentenceName('One.')}.wav`])
  writeFileSync(join(kept, 'en', `fast-${sentenceName('One.')}.wav`), 'kept')
  expect(await said('en?pace=fast&text=One.')).toBe('kept')
})

test('[ACC-1] a recorded sentence comes before one that is made', async () => {
  mkdirSync(join(recorded, 'pl/sentences'), { recursive: true })
  writeFileSync(join(recorded, 'pl/sentences', `${sentenceName('Wybierz język.')}.ogg`), 'recorded')
  expect(await said('pl?text=Wybierz język.')).toBe('recorded')
})

test('only a ticket machine asks for sentences, and only for such as can be said', async () => {
  expect(await said('pl?text=Tak.', 'display')).toBe(401)
  expect(await said('pl?text=Tak.', '')).toBe(401)
  for (const wrong of ['pl', 'pl?text=', 'xx?text=Tak.', 'pl?pace=9&text=Tak.', `pl?text=${'a'.repeat(401)}`])
    expect(await said(wrong), wrong).toBe(404)
})

test('a machine’s own program, whose pages have another origin, may ask with its token', async () => {
  const asks = { origin: 'poczekalnia://kiosk', 'access-control-request-headers': 'authorization' }
  const before = await fetch(`${endpoint.url}/speech/pl?text=Tak.`, { method: 'OPTIONS', headers: asks })
  expect(before.status).toBe(204)
  expect(before.headers.get('access-control-allow-headers')).toBe('authorization')
  const headers = { authorization: 'Bearer machine' }
  for (const path of ['index.json', 'pl?text=Tak.']) {
    const answer = await fetch(`${endpoint.url}/speech/${path}`, { headers })
    expect(answer.headers.get('access-control-allow-origin'), path).toBe('*')
  }
})

test('a program that fails, or lacks a dictionary, is no silence: the page is told', async () => {
  expect(await said('pl?text=broken')).toBe(503)
  expect(await said('ru?text=no dictionary')).toBe(503)
})

test('[ACC-1] a language that the program lists and has no dictionary for is not offered', async () => {
  const silent: string[] = []
  const onSilent = (language: string, reason: string) => silent.push(language, reason)
  const store = sentenceStore({ recorded, kept, make, onSilent })
  expect(await store.speaks('ka')).toBe(true)
  expect(await store.speaks('be')).toBe(false)
  expect(await store.clip('Так.', 'be', 'usual')).toBeNull()
  expect(silent).toEqual(['be', "Full dictionary is not installed for 'be'"])
  expect(await said('be?text=Так.')).toBe(404)
  const index = await fetch(`${endpoint.url}/speech/index.json`)
  const { languages: spoken } = (await index.json()) as { languages: string[] }
  expect(languages.filter((language) => !spoken.includes(language))).toEqual(['be'])
})

test('[ACC-1] a language without a program’s voice is heard where it was recorded', async () => {
  mkdirSync(join(recorded, 'be/sentences'), { recursive: true })
  writeFileSync(join(recorded, 'be/sentences', `${sentenceName('Так.')}.ogg`), 'recorded')
  const store = sentenceStore({ recorded, kept, make })
  expect(await store.speaks('be')).toBe(true)
  expect((await store.clip('Так.', 'be', 'usual'))?.bytes.toString()).toBe('recorded')
})

test('without a program only what is there is heard', async () => {
  const silent = sentenceStore({ recorded: null, kept: join(folder, 'none'), make: null })
  expect(await silent.speaks('pl')).toBe(false)
  expect(await silent.clip('Tak.', 'pl', 'usual')).toBeNull()
  expect(await sentenceStore({ recorded, kept, make: null }).speaks('pl')).toBe(true)
})
