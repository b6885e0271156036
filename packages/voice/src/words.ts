import { capital, type SpokenLanguage } from '@poczekalnia/protocol'
import type { ClipName } from './clip-names.ts'
import { arabic, georgian, vietnamese } from './numbers/further.ts'
import { hindi, nepali } from './numbers/indic.ts'
import type { Numbers } from './numbers/numbers.ts'
import { belarusian, polish, russian, ukrainian } from './numbers/slavic.ts'
import { azerbaijani, turkish, uzbek } from './numbers/turkic.ts'
import { english, spanish } from './numbers/western.ts'

/**
 * Numbers and letters by language. Numbers name a ticket or a desk, so they are counting forms ("один", never "одна").
 */
const numbers: Readonly<Record<SpokenLanguage, Numbers>> = {
  pl: polish,
  en: english,
  uk: ukrainian,
  ru: russian,
  be: belarusian,
  ka: georgian,
  vi: vietnamese,
  tr: turkish,
  az: azerbaijani,
  uz: uzbek,
  hi: hindi,
  ne: nepali,
  es: spanish,
  ar: arabic,
}

/**
 * The words behind the clips beside numbers, for whoever makes them: a synthesiser or a speaker with a list. The word
 * for a desk is the one that the display shows.
 */
const clipWords: Readonly<Record<SpokenLanguage, { number: string; desk: string }>> = {
  pl: { number: 'numer', desk: 'stanowisko' },
  en: { number: 'number', desk: 'desk' },
  uk: { number: 'номер', desk: 'вікно' },
  ru: { number: 'номер', desk: 'окно' },
  be: { number: 'нумар', desk: 'акно' },
  ka: { number: 'ნომერი', desk: 'სარკმელი' },
  vi: { number: 'số', desk: 'quầy' },
  tr: { number: 'numara', desk: 'gişe' },
  az: { number: 'nömrə', desk: 'pəncərə' },
  uz: { number: 'raqam', desk: 'darcha' },
  hi: { number: 'नंबर', desk: 'काउंटर' },
  ne: { number: 'नम्बर', desk: 'काउन्टर' },
  es: { number: 'número', desk: 'ventanilla' },
  ar: { number: 'رقم', desk: 'شباك' },
}

/** A whole number from 0 to 999 in words. */
export function numberInWords(n: number, language: SpokenLanguage): string {
  const { upTo99, hundreds, hundredAnd } = numbers[language]
  if (n < 100) return upTo99[n] ?? ''
  const [hundred, rest] = [Math.floor(n / 100), n % 100]
  return rest === 0 ? (hundreds[hundred - 1] ?? '') : hundredAnd(hundred, rest, upTo99[rest] ?? '')
}

/**
 * What is said in a clip. A comma at the end means that the sentence goes on, a full stop that it ends here: a speaker,
 * or a synthesiser, holds the voice up or lets it fall.
 * @throws RangeError for a name that is no clip's
 */
export function wordsOfClip(clip: ClipName, language: SpokenLanguage): string {
  const { number, desk } = clipWords[language]
  if (clip === 'number') return `${capital(number, language)},`
  if (clip === 'desk') return `${desk},`
  const [, kind, value = ''] = /^(letter|n|h|desk)-([a-z]|\d{1,3})$/.exec(clip) ?? []
  switch (kind) {
    case 'letter':
      return `${letterInWords(value, language)},`
    case 'n':
      return `${numberInWords(Number(value), language)},`
    case 'h':
      return `${numbers[language].hundredAnd(Number(value) / 100, 45, '').trim()},`
    case 'desk':
      return `${desk} ${numberInWords(Number(value), language)}.`
    default:
      throw new RangeError(`no clip is called ${clip}`)
  }
}

/** A letter from A to Z by its name, as people read a ticket aloud. */
export const letterInWords = (letter: string, language: SpokenLanguage): string =>
  numbers[language].letters[letter.toLowerCase().charCodeAt(0) - 97] ?? letter
