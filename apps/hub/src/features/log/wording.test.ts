import { readLocales } from '@poczekalnia/locales'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { kindOfType, logKinds } from './kinds.ts'
import { variants, wordActor } from './wording.ts'

test.each(languages)('[ALL-8] every event has a sentence, and every kind a name, in %s', (language) => {
  const { event, kind } = readLocales()[language].log as { event: Record<string, string>; kind: Record<string, string> }
  expect([...Object.keys(kindOfType), ...variants].filter((type) => !event[type])).toEqual([])
  expect(Object.keys(kind).sort()).toEqual([...logKinds].sort())
})

test('who did it is said by name and role, a machine by its name', () => {
  expect(wordActor('clerk:Anna Nowak', 'pl')).toBe('Anna Nowak (pracownik)')
  expect(wordActor('kiosk:Hol', 'en')).toBe('ticket machine Hol')
  expect(wordActor('clock', 'uk')).toBe('годинник')
  expect(wordActor('supervisor:a:b', 'en')).toBe('a:b (supervisor)')
  expect(wordActor('somebody else', 'en')).toBe('somebody else')
})

test('whoever has no name of their own is named by what they are', () => {
  expect(wordActor('printer', 'en')).toBe('printer')
  expect(wordActor('kiosk:Hol', 'en')).toContain('Hol')
})
