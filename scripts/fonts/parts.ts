/** A small font beside a whole one: the letters of the alphabets that visitors are shown. */
export type FontPart = {
  name: string
  family: string
  /** Of the whole font, below `@fontsource-variable`. */
  file: string
  /** Whether it can be set narrower too, as the display does. */
  stretch: boolean
  /** Its signs, as CSS writes a `unicode-range`. */
  letters: string
}

const latin =
  'U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+200B-200F, U+2010-2015, U+2018-201E, U+2022, ' +
  'U+2026, U+202F-2030, U+2039-203A, U+2060, U+2066-2069, U+20AC'
/** Polish, Turkish, Azerbaijani, Uzbek, and the names of their neighbours. */
const furtherLatin = 'U+0100-0130, U+0132-0151, U+0154-017F, U+018F, U+0218-021B, U+0259, U+1E9E'
const cyrillic = 'U+0400-045F, U+0490-0491, U+2116'
/** Arabic, and the letters that Persian, Kurdish, Pashto and Urdu have besides: a word is joined within one font. */
const arabic =
  'U+060C, U+061B, U+061F, U+0621-063A, U+0640-0655, U+0660-066C, U+0670-0671, U+0679, U+067E, U+0686, U+0688, ' +
  'U+0691, U+0695, U+0698, U+06A9, U+06AF, U+06B5, U+06BA, U+06BE, U+06C1, U+06C6, U+06CC, U+06CE, U+06D2, ' +
  'U+06D4-06D5, U+06F0-06F9'
const georgian = 'U+10D0-10FF'
/** Hindi's and Nepali's, with the letters for sounds of other languages; not Sanskrit's. */
const devanagari =
  'U+0901-0903, U+0905-090C, U+090F-0910, U+0913-0928, U+092A-0930, U+0932, U+0935-0939, U+093C-0944, U+0947-0948, ' +
  'U+0949, U+090D, U+0911, U+0945, U+094B-094D, U+0950, U+0958-095E, U+0960, U+0964-0970'

const main = (name: string, letters: string): FontPart => ({
  name,
  family: 'Noto Sans Variable',
  file: `noto-sans/files/noto-sans-${name}-wght-normal.woff2`,
  stretch: false,
  letters,
})
const wide = (name: string, letters: string): FontPart => ({
  name: `${name}-wide`,
  family: 'Noto Sans Variable',
  file: `noto-sans/files/noto-sans-${name}-wdth-normal.woff2`,
  stretch: true,
  letters,
})
const beside = (name: 'georgian' | 'arabic', family: string, letters: string): FontPart => ({
  name,
  family,
  file: `noto-sans-${name}/files/noto-sans-${name}-${name}-wght-normal.woff2`,
  stretch: false,
  letters,
})

export const fontParts: readonly FontPart[] = [
  main('latin', latin),
  main('latin-ext', furtherLatin),
  main('cyrillic', cyrillic),
  main('devanagari', devanagari),
  beside('georgian', 'Noto Sans Georgian Variable', georgian),
  beside('arabic', 'Noto Sans Arabic Variable', arabic),
  wide('latin', latin),
  wide('latin-ext', furtherLatin),
  wide('cyrillic', cyrillic),
  wide('devanagari', devanagari),
]

/** First and last code point of each piece of a `unicode-range`. */
export const rangesOf = (letters: string): [first: number, last: number][] =>
  letters.split(', ').map((piece) => {
    const [first = '', last = first] = piece.slice(2).split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })

/** All signs of a `unicode-range` in a row. */
export const signsOf = (letters: string): string =>
  rangesOf(letters)
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    .join('')
