import { type Language, languageFacts, type SpokenLanguage } from '@poczekalnia/protocol'
import { letterInWords, numberInWords } from '@poczekalnia/voice'
import type { Grammar, Taking } from './grammars/grammar.ts'
import { grammars } from './grammars/index.ts'

/** A piece of speech: words for one voice. */
export type Said = { text: string; language: Language }

/** Whether this machine's texts can be written for the ear of this language. */
export const isSpoken = (language: Language): language is SpokenLanguage => languageFacts[language].voice !== null

/** The longest piece that a hub makes. */
const LONGEST = 380

/**
 * A text of the screen as it is spoken, sentence by sentence: synthesisers read figures, signs and foreign letters each
 * in their own way, so that all of these become words here. Latin words in another alphabet are for the Polish voice:
 * they are names that stand on the doors.
 */
export function forEar(text: string, language: Language): Said[] {
  if (!isSpoken(language)) return []
  // Uzbek has a letter that looks like a quotation mark.
  const plain = withoutSigns(language === 'uz' ? text.replaceAll('\u2018', '\u02bb') : text)
  const spoken = inWords(plain, language)
  return byVoice(spoken, language).flatMap((piece) =>
    sentences(piece.text).map((sentence) => ({ text: sentence, language: piece.language })),
  )
}

/** A code or a PIN, sign by sign. */
export function spelled(signs: string, language: SpokenLanguage): string {
  return [...signs]
    .flatMap((sign) =>
      /\d/.test(sign)
        ? [numberInWords(Number(sign), language)]
        : /[a-z]/i.test(sign)
          ? [letterInWords(sign, language)]
          : [],
    )
    .join(', ')
}

function withoutSigns(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u2060-\u2069\u00ad\ufeff]/g, '')
    .replaceAll(/[\u02bc'`´]/g, '’')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[„”“‘"«»•*_¿¡]/g, '')
    .replaceAll(/\s*[→·|;()[\]]\s*/g, ', ')
    .replaceAll(/\s+[–—-]\s+(?!\d)/g, ', ')
    .replaceAll(/…/g, '.')
    .replaceAll(/№\s*/g, '')
    .trim()
}

const NUMBER = new RegExp(
  [
    // A time, alone or the beginning or end of a span.
    String.raw`(?<hour>\b[0-2]?\d):(?<minute>[0-5]\d)(?!\d)`,
    // A ticket: a letter or two and figures.
    String.raw`(?<![\p{L}\d])(?<letters>[A-Z]{1,2})\s?(?<ticket>\d{1,4})(?![\p{L}\d])`,
    // A code of letters and figures.
    String.raw`(?<![\p{L}\d])(?<code>(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{3,})(?![\p{L}\d])`,
    String.raw`(?<figures>\d+)`,
  ].join('|'),
  'gu',
)

function inWords(text: string, language: SpokenLanguage): string {
  const grammar = grammars[language]
  const known = text.replaceAll(
    /(?<![\p{L}])[A-Za-z]+(?:-[A-Za-z]+)?(?![\p{L}])/gu,
    (word) => grammar.said[word] ?? word,
  )
  const named =
    languageFacts[language].script === 'Latn'
      ? known
      : known.replaceAll(/(?<![\p{L}\d])[A-Z](?![\p{L}\d.]|\s?\d)/gu, (letter) => letterInWords(letter, language))
  const spans = named.replaceAll(/(\d)\s*[-–]\s*(?=\d)/g, `$1${grammar.to}`)
  let done = ''
  let at = 0
  for (const found of spans.matchAll(NUMBER)) {
    const { hour, minute, letters, ticket, code, figures } = found.groups ?? {}
    done += spans.slice(at, found.index)
    at = found.index + found[0].length
    if (hour !== undefined && minute !== undefined) {
      const { words, taken } = time(Number(hour), Number(minute), done, spans.slice(at), language)
      done += words
      at += taken
    } else if (letters !== undefined && ticket !== undefined) {
      done += `${[...letters].map((letter) => letterInWords(letter, language)).join(' ')}, `
      done += ticket.length > 3 ? spelled(ticket, language) : numberInWords(Number(ticket), language)
    } else if (code !== undefined) done += spelled(code, language)
    else if (figures !== undefined) {
      const { words, taken } = count(figures, spans.slice(at), grammar, language)
      done += words
      at += taken
    }
  }
  return (done + spans.slice(at))
    .replaceAll('/', ', ')
    .replaceAll(/\s+([,.!?:،؟।])/g, '$1')
    .replaceAll(/,+(?=[,.!?:،؟।])/g, '')
    .replaceAll(/\s+/g, ' ')
}

function time(hour: number, minute: number, before: string, after: string, language: SpokenLanguage): Taking {
  const { hours, before: prepositions, zero, clock } = grammars[language]
  if (clock) return clock(hour, minute, after)
  const ordinal = hours?.[hour]
  const isAfter = prepositions?.test(before) ?? false
  const name =
    ordinal === undefined ? numberInWords(hour, language) : isAfter ? ordinal.replaceAll(/a(?=\s|$)/g, 'ej') : ordinal
  const small = minute < 10 ? `${zero.small} ` : ''
  const minutes = minute === 0 ? zero.full : `${small}${numberInWords(minute, language)}`
  // "drugiej" keeps its sound by an i.
  return { words: `${name.replace('drugej', 'drugiej')} ${minutes}`.trim(), taken: 0 }
}

/** A number in the form that what follows it asks for, and how much of that it has taken into itself. */
function count(figures: string, after: string, grammar: Grammar, language: SpokenLanguage): Taking {
  if (figures.length > 3 || (figures.length > 1 && figures.startsWith('0')))
    return { words: spelled(figures, language), taken: 0 }
  const n = Number(figures)
  const space = /^\s*/.exec(after)?.[0] ?? ''
  const next = after.slice(space.length)
  const day = grammar.days?.[n - 1]
  if (day !== undefined && grammar.months.some((month) => next.toLowerCase().startsWith(month)))
    return { words: day, taken: 0 }
  const unit = grammar.units.find(({ short }) => short.test(next))
  if (unit) {
    const form = unit.forms[new Intl.PluralRules(language).select(n)] ?? unit.forms.other ?? ''
    const taken = space.length + (unit.short.exec(next)?.[0].length ?? 0)
    return { words: `${gendered(n, form, grammar, language)} ${form}`, taken }
  }
  const own = grammar.agree?.(n, numberInWords(n, language), after)
  if (own) return own
  return { words: gendered(n, next, grammar, language), taken: 0 }
}

function gendered(n: number, noun: string, { feminine, agree }: Grammar, language: SpokenLanguage): string {
  const counted = numberInWords(n, language)
  const words = agree?.(n, counted, noun)?.words ?? counted
  if (!feminine?.nouns.test(noun)) return words
  const isTeen = n % 100 > 10 && n % 100 < 20
  if (n % 10 === 2 && !isTeen) return words.replace(/\S+$/, feminine.two)
  // Polish keeps "jeden" in twenty-one.
  if (n === 1 || (n % 10 === 1 && !isTeen && language !== 'pl')) return words.replace(/\S+$/, feminine.one)
  return words
}

const latinWords = /((?<![\p{L}])\p{Script=Latin}[\p{Script=Latin}\s.’-]*(?<=[\p{Script=Latin}.]))/u
/** Terms that stand on signs and papers as they are in Polish. */
const polishTerms = /(?<![\p{L}])(stanowisko|wezwanie|biuro podawcze|PESEL)(?![\p{L}])/iu

/** Cuts a text where another alphabet begins, or a Polish term in one that has the same. */
function byVoice(text: string, language: SpokenLanguage): Said[] {
  if (language === 'pl') return [{ text, language }]
  const pieces = text.split(languageFacts[language].script === 'Latn' ? polishTerms : latinWords)
  return pieces.flatMap((piece, i): Said[] =>
    /\p{L}/u.test(piece) ? [{ text: piece.trim(), language: i % 2 === 1 ? 'pl' : language }] : [],
  )
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?:؟।])\s+/)
    .flatMap((sentence) => (sentence.length <= LONGEST ? [sentence] : pieces(sentence)))
    .map((sentence) => sentence.replace(/^[\s,.:،]+/, '').replace(/[\s,:،]+$/, ''))
    .filter((sentence) => /\p{L}/u.test(sentence))
}

/** A sentence that is too long, in pieces at its commas or, where it has none, at its words. */
function pieces(sentence: string): string[] {
  const found: string[] = []
  for (const word of sentence.split(/(?<=[,،])\s+|\s+/)) {
    const last = found.at(-1)
    if (last !== undefined && last.length + word.length < LONGEST) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  return found
}

/** A letter that belongs to another alphabet than a language's own. */
const foreignLetter = {
  Latn: /(?![\p{Script=Latin}\p{Script=Common}])\p{L}/u,
  Cyrl: /(?![\p{Script=Cyrillic}\p{Script=Common}])\p{L}/u,
  Geor: /(?![\p{Script=Georgian}\p{Script=Common}])\p{L}/u,
  Deva: /(?![\p{Script=Devanagari}\p{Script=Common}])\p{L}/u,
  Arab: /(?![\p{Script=Arabic}\p{Script=Common}])\p{L}/u,
} as const

/** What a synthesiser would read wrongly in a piece of speech; a test lists every sentence that has any. */
export function misheard({ text, language }: Said): string[] {
  const faults: [RegExp, string][] = [
    [/\d/, 'a figure'],
    [/[\u02bc'`]/, 'an apostrophe that is spelled out'],
    [/[→·№…–—„”“"«»|;()[\]/\\<>{}%&+=#@]/, 'a sign'],
    [/\u00a0|[\u200b-\u200f\u2060-\u2069]/, 'a space or mark that is no space'],
  ]
  faults.push([foreignLetter[languageFacts[language].script], 'a letter of another alphabet'])
  if (language === 'pl')
    faults.push([/(?:^|\s)[WZOUAI]\s(?:zero|jed|dw|trz|czt|pię|sze|sied|osi|dzie)/, 'a letter before a number'])
  return faults.filter(([sign]) => sign.test(text)).map(([, name]) => name)
}
