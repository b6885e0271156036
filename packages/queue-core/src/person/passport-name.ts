import { sameTextKey } from '@poczekalnia/protocol'
import { type PassportTable, passportTables } from './passport-tables.ts'

/**
 * A name as the machine-readable lines of a passport may say it: capitals A-Z, words parted by one space (where the
 * lines have `<`), and the states that write it so; no state: as ICAO's table for all has it.
 */
export type PassportForm = { form: string; issuers: readonly string[] }

/**
 * What the machine-readable lines of somebody's passport may say for their name, the likeliest first (BOK-18). Several
 * states, and some states in several ways, write the same name differently, so all ways are told and none is chosen.
 *
 * Nothing is told where it could only be guessed: a name with a letter that no table has (a letter is never left out),
 * or in a script whose states print a Latin name of the holder's choice, as Arab states do.
 * @param name as typed, in any order of its parts
 * @returns each form once; empty when none is known
 */
export function passportForms(name: string): PassportForm[] {
  const key = sameTextKey(name)
  const forms = new Map<string, string[]>()
  for (const way of waysFor(key)) {
    const form = written(key, way)
    if (form !== null) forms.set(form, [...new Set([...(forms.get(form) ?? []), ...way.issuers])])
  }
  return [...forms].map(([form, issuers]) => ({ form, issuers }))
}

/** The tables of the one script that says most about the name: a Cyrillic name may hold Latin letters, not turned. */
function waysFor(key: string): readonly PassportTable[] {
  const script = passportTables.find((one) => one.script.test(key))
  if (!script) return []
  const fitting = script.tables.filter((way) => (way.mark?.test(key) ?? true) && written(key, way) !== null)
  return fitting.length > 0 ? fitting : [script.rest]
}

/** @returns `null` when the table lacks a letter of the name */
function written(key: string, way: PassportTable): string | null {
  let form = ''
  let begins = true
  const signs = key.normalize('NFC').match(/зг|\P{M}\p{M}*/gu) ?? []
  for (const sign of signs) {
    if (/^[\p{Zs}-]$/u.test(sign)) {
      form += ' '
      begins = true
      continue
    }
    const letters = letter(sign, way, begins)
    if (letters === null) return null
    form += letters
    if (/\p{L}/u.test(sign)) begins = false
  }
  const tidy = form.replace(/ +/g, ' ').trim().toUpperCase()
  return tidy === '' ? null : tidy
}

/** Apostrophes, points and other signs are left out and join what stands beside them (Doc 9303-3, 4.6). */
function letter(sign: string, way: PassportTable, begins: boolean): string | null {
  const known = (begins ? way.first.get(sign) : undefined) ?? way.letters.get(sign)
  if (known !== undefined) return known
  if (/^[a-z]$/.test(sign)) return sign
  if (sign === 'зг') {
    const parts = [...sign].map((one) => letter(one, way, begins))
    return parts.includes(null) ? null : parts.join('')
  }
  if (!/\p{L}/u.test(sign)) return /\p{N}/u.test(sign) ? null : ''
  const bare = sign.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[a-z]$/.test(bare) ? bare : null
}
