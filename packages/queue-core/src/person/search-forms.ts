import { sameTextKey } from '@poczekalnia/protocol'
import { icaoLatin, plainLatin, type Transliteration, transliterations } from './latin-letters.ts'

const onlyAscii = /^[\0-\x7f]*$/
const otherScript = /[\p{Script=Cyrillic}\p{Script=Georgian}]/u

/**
 * The ways in which a text may be looked for: without capitals, marks, apostrophes and hyphens, in Latin letters by
 * each table that may have been used, and as it sounds. Two texts that share a word in any of them may be meant by each
 * other; that is wider than being the same person, for whoever asks to be erased must be found.
 */
export function searchForms(text: string): string[] {
  const key = plain(text)
  if (onlyAscii.test(key)) return [key, byEar(key)]
  const forms = new Set([bare(key), bare(inLetters(key, icaoLatin))])
  if (otherScript.test(key)) for (const way of transliterations) forms.add(bare(inLatin(key, way)))
  for (const form of [...forms]) forms.add(byEar(form))
  return [...forms]
}

/**
 * Asks for every word of `wanted`, in any order, as a part of somebody's name in any form, or of what else is known of
 * them, such as the e-mail, which nobody spells by ear.
 * @returns whether somebody has all the words; without any word nobody is meant
 */
export function searchFor(wanted: string): (name: string, ...more: readonly string[]) => boolean {
  const words = plain(wanted).split(' ').filter(Boolean).map(searchForms)
  return (name, ...more) => {
    if (words.length === 0) return false
    const forms = searchForms(name)
    // Le Thi and Lethi, Kowalska-Nowak and Kowalska Nowak.
    const joined = name.includes(' ') || name.includes('-') ? forms.map((form) => form.replaceAll(' ', '')) : []
    const where = [...forms, ...joined, ...more.map((text) => bare(plain(text)))]
    return words.every((ways) => ways.some((word) => word !== '' && where.some((form) => form.includes(word))))
  }
}

const plain = (text: string) => sameTextKey(text).replaceAll("'", '').replaceAll('-', ' ').trim()

function bare(text: string): string {
  if (onlyAscii.test(text)) return text
  const latin = inLetters(text, plainLatin)
  return onlyAscii.test(latin) ? latin : latin.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}

const inLetters = (text: string, letters: ReadonlyMap<string, string>) =>
  text.replace(/[^\0-\x7f]/gu, (letter) => letters.get(letter) ?? letter)

function inLatin(text: string, { letters, first }: Transliteration): string {
  return text.replace(/зг|[^\0-\x7f]/gu, (sign, at: number) => {
    const begins = at === 0 || text[at - 1] === ' '
    return (
      (begins ? first.get(sign) : undefined) ??
      letters.get(sign) ??
      [...sign].map((one) => letters.get(one) ?? one).join('')
    )
  })
}

/** As it sounds to one who writes by ear: Yuliia, Iuliia, Julia; Serhii, Sergey; Shevchenko, Szewczenko. */
const byEar = (latin: string) =>
  latin
    .replaceAll('szcz', 'shch')
    .replaceAll('sz', 'sh')
    .replaceAll('cz', 'ch')
    .replace(/kh|gh|ch(?![aeiouy])|g/g, (sound) => (sound === 'ch' ? 'ch' : 'h'))
    .replaceAll('w', 'v')
    .replaceAll('x', 'ks')
    .replace(/[ijy]+/g, 'i')
    .replace(/i(?=[aeou])/g, '')
    .replace(/(.)\1+/g, '$1')
