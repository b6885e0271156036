/** A range with its unit, "25-40 min": a line that ends after the hyphen would say 25. */
const range = String.raw`\d[\d:]*-\d[\d:]*(?:\u00a0\S+)?`
/** One-letter words with what they belong to: Polish, Ukrainian and Russian print never ends a line with "w" or "і". */
const oneLetter = String.raw`(?<!\S)(?:\p{L} )+\S+`
/** A short word, its figure and the unit: "od 13:00", "nr 4", "za 30 s". */
const figure = String.raw`(?<!\S)(?:\p{L}{2,4} )?\d\S*(?: (?:s|sec|min|с|сек|хв|мин)(?!\p{L}))?`
/** A telephone number. */
const telephone = String.raw`\+\d[\d ]*\d`
/** A street with its name. */
const street = String.raw`(?<!\S)(?:ul|al|pl)\. \S+(?: \d\S*)?`
/** A dash ends a line and never begins one. */
const dash = String.raw`(?<!\S)\S+ –`

const together = new RegExp(`(${[range, telephone, street, dash, oneLetter, figure].join('|')})`, 'u')

/** A text in pieces; `whole` ones must not be parted at the end of a line. */
export function pieces(text: string): { text: string; whole: boolean }[] {
  return text
    .split(together)
    .map((part, at) => ({ text: part, whole: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
