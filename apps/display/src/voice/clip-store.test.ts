import type { Language } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { clipStore } from './clip-store.ts'

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer

function shelf(files: Record<string, string>) {
  const asked: string[] = []
  const store = clipStore(async (path) => {
    asked.push(path)
    const body = files[path]
    if (body === undefined) throw new Error('404')
    return bytes(body)
  })
  return { files, asked, store }
}
const index = (clips: object) => JSON.stringify({ clips })
const needed = new Map<Language, string[]>([['pl', ['number', 'n-45']]])

test('everything needed is fetched once and kept', async () => {
  const { store, asked } = shelf({
    'index.json': index({ pl: { number: 'pl/number.ogg?1', 'n-45': 'pl/n-45.ogg?1' } }),
    'pl/number.ogg?1': 'a',
    'pl/n-45.ogg?1': 'b',
  })
  expect(await store.ready(needed)).toEqual(new Map())
  expect(await store.file('pl', 'n-45')).toEqual(bytes('b'))
  await store.ready(needed)
  expect(asked.filter((path) => path !== 'index.json')).toHaveLength(2)
})

test('what is not in the index, and what is there but can not be had, is missing', async () => {
  const { store } = shelf({ 'index.json': index({ pl: { number: 'pl/number.ogg?1' } }) })
  expect(await store.ready(needed)).toEqual(new Map([['pl', expect.arrayContaining(['number', 'n-45'])]]))
  expect(await store.file('pl', 'number')).toBeNull()
  expect(await store.file('uk', 'number')).toBeNull()
})

test('[ACC-8] a language that no clips ship for is missed only where the office has begun to record it', async () => {
  const both = new Map<Language, string[]>([...needed, ['ka', ['number', 'n-45']]])
  const shipped = { number: 'pl/number.ogg?1', 'n-45': 'pl/n-45.ogg?1' }
  const { store, files } = shelf({
    'index.json': index({ pl: shipped, ka: {} }),
    'pl/number.ogg?1': 'a',
    'pl/n-45.ogg?1': 'b',
  })
  expect(await store.ready(both)).toEqual(new Map())
  files['index.json'] = index({ pl: shipped, ka: { number: 'ka/number.ogg?1' } })
  files['ka/number.ogg?1'] = 'c'
  expect(await store.ready(both)).toEqual(new Map([['ka', ['n-45']]]))
})

test('a clip that was put right is fetched anew, and the missing one is missing no more', async () => {
  const { store, files } = shelf({
    'index.json': index({ pl: { number: 'pl/number.ogg?1' } }),
    'pl/number.ogg?1': 'old',
  })
  expect((await store.ready(needed)).get('pl')).toEqual(['n-45'])
  files['index.json'] = index({ pl: { number: 'pl/number.ogg?2', 'n-45': 'pl/n-45.ogg?1' } })
  files['pl/number.ogg?2'] = 'new'
  files['pl/n-45.ogg?1'] = 'b'
  expect(await store.ready(needed)).toEqual(new Map())
  expect(await store.file('pl', 'number')).toEqual(bytes('new'))
})

test('with the hub away what was fetched before is still there', async () => {
  const { store, files } = shelf({
    'index.json': index({ pl: { number: 'pl/number.ogg?1', 'n-45': 'pl/n-45.ogg?1' } }),
    'pl/number.ogg?1': 'a',
    'pl/n-45.ogg?1': 'b',
  })
  await store.ready(needed)
  for (const path of Object.keys(files)) delete files[path]
  expect(await store.ready(needed)).toEqual(new Map())
  expect(await store.file('pl', 'number')).toEqual(bytes('a'))
})
