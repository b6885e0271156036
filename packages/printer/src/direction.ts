import { memory } from './memory.ts'

const known = memory<boolean>(100)

/**
 * Whether a language is written from right to left, by its BCP 47 tag. A tag that nobody knows says nothing: left to
 * right.
 */
export const isRightToLeft = (lang: string): boolean =>
  known(lang, () => {
    try {
      return new Intl.Locale(lang).getTextInfo().direction === 'rtl'
    } catch {
      return false
    }
  })
