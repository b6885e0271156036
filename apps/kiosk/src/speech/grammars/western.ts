import { numberInWords } from '@poczekalnia/voice'
import type { Grammar } from './grammar.ts'

export const english: Grammar = {
  hours: null,
  before: null,
  zero: { full: 'o’clock', small: 'oh' },
  days: null,
  months: [],
  feminine: null,
  units: [
    { short: /^min(?![a-z])\.?/i, forms: { one: 'minute', other: 'minutes' } },
    { short: /^h(?![a-z])/i, forms: { one: 'hour', other: 'hours' } },
    { short: /^s(?![a-z])/i, forms: { one: 'second', other: 'seconds' } },
  ],
  to: ' to ',
  said: { PIN: 'pin', QR: 'Q R', SMS: 'S M S', 'e-mail': 'email' },
}

const spanishFeminine = /^\s*(?:persona|cita|cifra|hora|opci|página|ventanilla|vez|veces)/i
/** Words that follow a number and are not what it counts. */
const spanishLink = /^\s*(?:de|a|y|o|en|antes|por)(?!\p{L})/iu

export const spanish: Grammar = {
  hours: null,
  before: null,
  zero: { full: '', small: '' },
  days: null,
  months: [],
  feminine: null,
  units: [
    { short: /^min(?!\p{L})\.?/iu, forms: { one: 'minuto', other: 'minutos' } },
    { short: /^h(?!\p{L})/iu, forms: { one: 'hora', other: 'horas' } },
    { short: /^s(?!\p{L})/iu, forms: { one: 'segundo', other: 'segundos' } },
  ],
  to: ' a ',
  said: { PIN: 'pin', QR: 'cu erre', SMS: 'ese eme ese' },
  clock(hour, minute) {
    const hours = numberInWords(hour, 'es').replace(/uno$/, 'una')
    return { words: minute === 0 ? hours : `${hours} y ${numberInWords(minute, 'es')}`, taken: 0 }
  },
  agree(_n, words, after) {
    if (!words.endsWith('uno') || !/^\s*\p{L}/u.test(after) || spanishLink.test(after)) return null
    if (spanishFeminine.test(after)) return { words: words.replace(/uno$/, 'una'), taken: 0 }
    return { words: words.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un'), taken: 0 }
  },
}
