/** Numbers and letters of a language as they are spoken. */
export type Numbers = {
  /** Nought to ninety-nine, each as it is counted. */
  upTo99: readonly string[]
  /** A hundred to nine hundred, and nothing after it. */
  hundreds: readonly string[]
  /** A hundred and what comes after it, 1 to 99. */
  hundredAnd: (hundred: number, rest: number, restInWords: string) => string
  /** Names of A to Z as people read a ticket aloud; no two are alike. */
  letters: readonly string[]
}

export const list = (text: string): string[] => text.split(' ')

/** Nought to ninety-nine where tens and units are simply put together. */
export const byTens = (small: readonly string[], tens: readonly string[], between: string): string[] =>
  Array.from({ length: 100 }, (_, n) => {
    if (n < small.length) return small[n] ?? ''
    const ten = tens[Math.floor(n / 10) - (small.length === 10 ? 1 : 2)] ?? ''
    return n % 10 === 0 ? ten : `${ten}${between}${small[n % 10]}`
  })

/** Hundreds that are followed by the rest as it is. */
export const plainly =
  (hundreds: readonly string[], and = '') =>
  (hundred: number, _rest: number, words: string): string =>
    `${hundreds[hundred - 1]}${and} ${words}`

/** Hundreds that nothing but a space joins to what follows. */
export const plainHundreds = (hundreds: readonly string[]): Pick<Numbers, 'hundreds' | 'hundredAnd'> => ({
  hundreds,
  hundredAnd: plainly(hundreds),
})
