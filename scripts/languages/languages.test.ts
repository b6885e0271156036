import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifests } from '@poczekalnia/locales/manifest'
import { languages as all } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { madeList } from './made-list.ts'
import { chooseIn, reportOf, visitorTexts } from './missing-texts.ts'

const root = join(import.meta.dirname, '../..')
const locales = join(root, 'locales')

const manifests = readManifests()

test('[ACC-8] the list of languages is made from their folders', () => {
  const list = readFileSync(join(root, 'packages/protocol/src/languages.ts'), 'utf8')
  expect(list, 'npm run languages -- --write').toBe(madeList(manifests, (code) => chooseIn(locales, code)))
  expect(Object.keys(manifests)).toEqual([...all])
})

describe.each(all)('[ACC-8] %s', (language) => {
  const reports = reportOf(language, visitorTexts(locales, language), visitorTexts(locales, 'pl'))

  test('what visitors read would come out right: plural forms, variables, no empty text', () => {
    expect(reports.flatMap(({ wrong }) => wrong)).toEqual([])
  })

  // A text that is newer than its translations is read in English meanwhile; a tenth at most.
  test('a part that its manifest calls complete is', () => {
    for (const { part, all: wanted, missing } of reports)
      if (manifests[language]?.complete.includes(part)) expect(missing.length, part).toBeLessThanOrEqual(wanted / 10)
  })

  test('the platform knows its dates, and its direction is what its script says', () => {
    const { dates, direction } = manifests[language]!
    expect(Intl.DateTimeFormat.supportedLocalesOf(dates)).toEqual([dates])
    expect(new Intl.DateTimeFormat(dates).resolvedOptions().numberingSystem).toBe('latn')
    expect(
      (new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }).getTextInfo().direction,
    ).toBe(direction)
  })
})
