import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HttpEndpoint, takePort } from '@poczekalnia/server/endpoint'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voiceRoutes } from './voice.ts'

let endpoint: HttpEndpoint
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'voice-'))
  mkdirSync(join(folder, 'voice', 'uk'), { recursive: true })
  writeFileSync(join(folder, 'voice', 'uk', 'number.wav'), 'recorded')
  writeFileSync(join(folder, 'voice', 'uk', 'notes.txt'), 'not a clip')
  writeFileSync(join(folder, 'secret.wav'), 'secret')
  endpoint = await takePort('127.0.0.1', 0)
  endpoint.open(voiceRoutes(join(folder, 'office.yaml')), pino({ level: 'silent' }))
})
afterAll(async () => {
  await endpoint.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string, init?: RequestInit) => fetch(`${endpoint.url}/voice/${path}`, init)
const index = async () =>
  ((await (await ask('index.json')).json()) as { clips: Record<string, Record<string, string>> }).clips

test('a language with a folder of its own is spoken by that alone, others by the program’s own clips', async () => {
  const clips = await index()
  expect(Object.keys(clips.uk ?? {})).toEqual(['number'])
  expect(clips.pl?.['desk-25']).toMatch(/^pl\/desk-25\.ogg\?\d+$/)
})

test('what the index names can be had, with its type, and kept', async () => {
  const recorded = await ask((await index()).uk?.number ?? '')
  expect(recorded.headers.get('content-type')).toBe('audio/wav')
  expect(recorded.headers.get('cache-control')).toContain('immutable')
  expect(await recorded.text()).toBe('recorded')
  const made = await ask((await index()).pl?.number ?? '')
  expect((await made.text()).slice(0, 4)).toBe('OggS')
  expect((await ask('pl/number.ogg', { method: 'HEAD' })).status).toBe(200)
})

test.each([
  'uk/desk-25.ogg',
  'xx/number.ogg',
  'uk/..%2f..%2fsecret.wav',
  'uk/notes.txt',
  'uk',
  '__proto__/number.ogg',
  'uk/../../secret.wav',
])('nothing else is given out: %s', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('a clip that was put right has another address', async () => {
  const before = (await index()).uk?.number
  const clip = join(folder, 'voice', 'uk', 'number.wav')
  writeFileSync(clip, 'anew')
  const later = new Date(statSync(clip).mtimeMs + 20)
  utimesSync(clip, later, later)
  expect((await index()).uk?.number).not.toBe(before)
})
