/** How a language is written, for `dir`: by its BCP 47 tag. A tag that nobody knows says nothing: left to right. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
