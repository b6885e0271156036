import { directionOf, type Language } from '@poczekalnia/protocol'

/** Arrows back and on, as somebody reads: in Arabic what comes next lies to the left. */
export const arrowsOf = (language: Language): { back: string; on: string } =>
  directionOf(language) === 'rtl' ? { back: '→', on: '←' } : { back: '←', on: '→' }
