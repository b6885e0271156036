import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLocales } from '@poczekalnia/locales'
import { languageNames } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import type { Schema } from './suggestions.ts'

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../offices/office.schema.json'), 'utf8'),
) as Schema

function settingsOf(part: Schema): string[] {
  const inner = [...Object.values(part.properties ?? {}), ...(part.items ? [part.items] : [])]
  return [
    ...Object.keys(part.properties ?? {}),
    ...[...inner, ...(part.oneOf ?? []), ...(part.anyOf ?? [])].flatMap(settingsOf),
  ]
}

test('every setting of a profile has a name in words: "setting" in the staff’s profile.json', () => {
  const { setting } = readLocales().pl.profile as { setting: Record<string, string> }
  // A text of a language is called by that language's own name where no sentence needs it.
  const named = (name: string) => Object.hasOwn(setting, name) || Object.hasOwn(languageNames, name)
  expect([...new Set(settingsOf(schema))].filter((name) => !named(name))).toEqual([])
})

test('every setting of a profile is told of in docs/offices.md or a page beside it', () => {
  const docs = ['offices', 'booking', 'cards'].map((name) =>
    readFileSync(join(import.meta.dirname, `../../../../../docs/${name}.md`), 'utf8'),
  )
  // Days of the week and languages are settings too; one of them stands for all.
  const days = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/
  const every = (name: string) => days.test(name) || Object.hasOwn(languageNames, name)
  const told = (name: string) => every(name) || docs.some((doc) => new RegExp(`\\b${name}\\b`).test(doc))
  expect([...new Set(settingsOf(schema))].filter((name) => !told(name))).toEqual([])
})
