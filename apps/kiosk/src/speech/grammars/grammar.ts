/** What reading numbers aloud in a sentence needs to know of a language. */
export type Grammar = {
  /** Full hours from 0 to 23 as they stand alone, where a language says them by order: "ósma". */
  hours: readonly string[] | null
  /** After these words an hour has its other form: "od ósmej". */
  before: RegExp | null
  /** Minutes of a full hour, and what stands before minutes of one digit. */
  zero: { full: string; small: string }
  /** Days of a month by order, 1 to 31, as they stand in a date; `null` where the number itself is said. */
  days: readonly string[] | null
  months: readonly string[]
  /** One and two beside words that are feminine. */
  feminine: { one: string; two: string; nouns: RegExp } | null
  /** Short forms of units by their beginning, with the forms that a count takes. */
  units: readonly { short: RegExp; forms: Partial<Record<Intl.LDMLPluralRule, string>> }[]
  /** Between the ends of a range. */
  to: string
  /** Latin words that the voice would spell or read in English, as people say them. */
  said: Readonly<Record<string, string>>
  /** A time, where hour and minutes are not simply said one after the other. `after`: what follows it in the text. */
  clock?: (hour: number, minute: number, after: string) => Taking
  /** A number in the form that what follows it asks for; `null` where it is said as it is counted. */
  agree?: (n: number, words: string, after: string) => Taking | null
}

/** Words, and how many signs of the text after them they stand for as well. */
export type Taking = { words: string; taken: number }
