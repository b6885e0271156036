import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../docs/accessibility-statement.html'), 'utf8')

/** What the technical conditions name the parts of a statement; monitoring finds them by it. */
const parts = [
  'wstep',
  'podmiot',
  'url',
  'data-publikacja',
  'data-aktualizacja',
  'status',
  'data-sporzadzenie',
  'data-przeglad',
  'audytor',
  'kontakt',
  'osoba',
  'email',
  'telefon',
  'procedura',
  'architektura',
  'aplikacje',
]

test('the accessibility statement has each part once, in Polish, under the name that the law’s form gives it', () => {
  expect(page).toContain('<html lang="pl">')
  for (const part of parts) expect(page.split(`id="a11y-${part}"`), part).toHaveLength(2)
})

test('each date of the accessibility statement can be read by a program', () => {
  const dates = [...page.matchAll(/<time id="a11y-data-[a-z]+" datetime="([^"]+)">([^<]+)</g)]
  expect(dates).toHaveLength(4)
  for (const [, read, shown] of dates) expect(shown).toBe(read)
})
