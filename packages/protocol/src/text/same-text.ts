const apostrophes = /['`´\u{1FFD}‘’‚‛ʹʻʼʽˈʾʿ′‵＇՚ꞌꞋ]/gu
const dashes = /[\p{Pd}−⁃˗]/gu
// Also what only an Arabic keyboard puts in: the tatweel, which stretches a word.
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u{2800}\u{0640}]/gu
const spaces = /[\p{Z}\t\n\v\f\r\u{85}\u{2800}]+/gu

/**
 * What two texts have in common when they differ only in how they are written: by capitals, kinds of apostrophe, dash
 * and space, signs that can't be seen, or the way in which a computer composes a letter. Letters stay apart: `Groß` is
 * not `Gross`, `Łukasz` not `Lukasz`. Whatever looks a name up, counts by it or compares it has to do so by this key,
 * or one way in is watched and another is not.
 */
export function sameTextKey(text: string): string {
  return onlyAscii.test(text) ? tidy(text.replaceAll('`', "'").toLowerCase()) : tidy(small(plain(text)))
}

/** Plain text in plain letters, which most names and all addresses are, needs none of the rest. */
const onlyAscii = /^[ -~]*$/

const plain = (text: string) =>
  text
    .replace(spaces, ' ')
    .replace(apostrophes, "'")
    .replace(unseen, '')
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .replace(unseen, '')

const tidy = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([-']) ?/g, '$1')
    .trim()

/** Whether two texts differ only in how they are written. */
export const isSameText = (a: string, b: string): boolean => sameTextKey(a) === sameTextKey(b)

/**
 * Small letters by way of capitals, so that all that share a capital meet: ς and σ, ı and i. Only ß stays, whose
 * capital is two letters that others have too.
 */
const small = (text: string): string =>
  text
    .replace(/[^ßẞ]+/gu, (part) => part.toUpperCase())
    .toLowerCase()
    .normalize('NFD')
    .replace(/i\u{307}/gu, 'i')
    .replaceAll('ς', 'σ')
    .normalize('NFC')
    // Kaf and yeh of Persian keyboards, and the dotless yeh that Egypt writes.
    .replaceAll('ک', 'ك')
    .replace(/[یى]/gu, 'ي')
    // Eastern Armenian spells the ligature's capital with another letter.
    .replaceAll('եւ', 'եվ')
