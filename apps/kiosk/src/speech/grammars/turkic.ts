import type { Grammar } from './grammar.ts'

/** What the three have in common: numbers have one form, and nothing is said for a full hour. */
const turkic = { hours: null, before: null, days: null, months: [], feminine: null, to: ', ' } as const

export const turkish: Grammar = {
  ...turkic,
  zero: { full: '', small: 'sıfır' },
  units: [
    { short: /^dk(?!\p{L})\.?/iu, forms: { one: 'dakika', other: 'dakika' } },
    { short: /^sa(?!\p{L})\.?/iu, forms: { one: 'saat', other: 'saat' } },
    { short: /^sn(?!\p{L})\.?/iu, forms: { one: 'saniye', other: 'saniye' } },
  ],
  said: { PIN: 'pin', QR: 'kare', SMS: 'se me se' },
}

export const azerbaijani: Grammar = {
  ...turkic,
  zero: { full: '', small: 'sıfır' },
  units: [{ short: /^dəq(?!\p{L})\.?/iu, forms: { one: 'dəqiqə', other: 'dəqiqə' } }],
  said: { PIN: 'pin', QR: 'qü er', SMS: 'es em es' },
}

export const uzbek: Grammar = {
  ...turkic,
  zero: { full: '', small: 'nol' },
  units: [{ short: /^daq(?!\p{L})\.?/iu, forms: { one: 'daqiqa', other: 'daqiqa' } }],
  said: { PIN: 'pin', QR: 'qu er', SMS: 'es em es' },
  // "5-darcha" and "26-noyabr" are counted by order.
  agree(_n, words, after) {
    if (!/^-\p{L}/u.test(after)) return null
    return { words: `${words}${/[aeiouʻ]$/.test(words) ? 'nchi' : 'inchi'} `, taken: 1 }
  },
}
