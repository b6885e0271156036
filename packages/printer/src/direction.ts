/**
 * Whether a language is written from right to left, by its BCP 47 tag. A tag that nobody knows says nothing: left to
 * right.
 */
export function isRightToLeft(lang: string): boolean {
  try {
    return new Intl.Locale(lang).getTextInfo().direction === 'rtl'
  } catch {
    return false
  }
}
