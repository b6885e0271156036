import { arabicFeminine, numberInWords } from '@poczekalnia/voice'
import type { Grammar } from './grammar.ts'
import { list } from './lists.ts'

/** Where numbers have one form, and days are counted as everything is. */
const plain = { hours: null, before: null, days: null, months: [], feminine: null } as const
const noZero = { full: '', small: '' } as const

/** A number before a word that stands in another case than the first. */
const georgianStem = (words: string) => words.replace(/ი$/, '')

export const georgian: Grammar = {
  ...plain,
  zero: noZero,
  units: [
    { short: /^წთ(?!\p{L})\.?/u, forms: { one: 'წუთი', other: 'წუთი' } },
    { short: /^სთ(?!\p{L})\.?/u, forms: { one: 'საათი', other: 'საათი' } },
    { short: /^წმ(?!\p{L})\.?/u, forms: { one: 'წამი', other: 'წამი' } },
  ],
  to: ', ',
  said: { PIN: 'პინ', QR: 'ქიუ არ', SMS: 'ესემეს' },
  // The ending of "o'clock" goes to the minutes, where there are any.
  clock(hour, minute, after) {
    const [hours, minutes] = [numberInWords(hour, 'ka'), numberInWords(minute, 'ka')]
    const [found = '', ending = 'ი'] = /^\s*საათ(ზე|ამდე|იდან|ის|ი)(?!\p{L})/u.exec(after) ?? []
    const taken = found.length
    const isDative = ending === 'ზე' || ending === 'ამდე'
    const first = isDative ? georgianStem(hours) : hours
    if (minute === 0) return { words: `${first} საათ${ending}`, taken }
    const second = isDative ? georgianStem(minutes) : minutes
    const middle = isDative ? 'საათსა' : ending === 'ი' ? 'საათი' : 'საათისა'
    return { words: `${first} ${middle} და ${second} წუთ${ending}`, taken }
  },
  agree(_n, words, after) {
    if (/^-ს(?!\p{L})/u.test(after)) return { words: georgianStem(words), taken: 1 }
    return /^\s*წამში/.test(after) ? { words: georgianStem(words), taken: 0 } : null
  },
}

export const vietnamese: Grammar = {
  ...plain,
  zero: noZero,
  units: [],
  to: ' đến ',
  said: { PIN: 'pin', QR: 'quy e-rờ', SMS: 'ét em ét', 'e-mail': 'i meo', camera: 'ca mê ra' },
  clock(hour, minute) {
    const minutes = minute === 0 ? '' : ` ${numberInWords(minute, 'vi')} phút`
    return { words: `${numberInWords(hour, 'vi')} giờ${minutes}`, taken: 0 }
  },
}

export const hindi: Grammar = {
  ...plain,
  zero: noZero,
  units: [],
  to: ' से ',
  said: { PIN: 'पिन', QR: 'क्यूआर', SMS: 'एसएमएस' },
  clock(hour, minute, after) {
    const hours = numberInWords(hour, 'hi')
    const words = minute === 0 ? `${hours} बजे` : `${hours} बजकर ${numberInWords(minute, 'hi')} मिनट`
    return { words, taken: /^\s*बजे/.exec(after)?.[0].length ?? 0 }
  },
}

export const nepali: Grammar = {
  ...plain,
  zero: noZero,
  units: [],
  to: ' देखि ',
  said: { PIN: 'पिन', QR: 'क्यूआर', SMS: 'एसएमएस' },
  clock(hour, minute, after) {
    const hours = numberInWords(hour, 'ne')
    const taken = /^\s*बजे/.exec(after)?.[0].length ?? 0
    if (minute === 0) return { words: `${hours} बजे`, taken }
    // What is joined to "o'clock" is joined to the minutes; where nothing is, they stand for when.
    const isWhen = taken > 0 && !/^\p{L}/u.test(after.slice(taken))
    return { words: `${hours} बजेर ${numberInWords(minute, 'ne')} मिनेट${isWhen ? 'मा' : ''}`, taken }
  },
}

const arabicHours = [
  'الثانية عشرة ليلًا',
  ...list('الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة'),
  'الحادية عشرة',
  'الثانية عشرة',
  ...list('الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة').map((hour) => `${hour} عشرة`),
  'العشرين',
  'الحادية والعشرين',
  'الثانية والعشرين',
  'الثالثة والعشرين',
]
/** One, two and several of what is counted; from eleven on it is one again. */
const arabicUnits: Record<string, { two: string; several: string }> = {
  دقيقة: { two: 'دقيقتان', several: 'دقائق' },
  ساعة: { two: 'ساعتان', several: 'ساعات' },
  ثانية: { two: 'ثانيتان', several: 'ثوانٍ' },
}
function arabicCounted(n: number, unit: string): string {
  const forms = arabicUnits[unit]
  if (n === 1) return `${unit} واحدة`
  if (n === 2 && forms) return forms.two
  const words = n < 100 ? (arabicFeminine[n] ?? '') : numberInWords(n, 'ar')
  return `${words} ${forms && n % 100 >= 3 && n % 100 <= 10 ? forms.several : unit}`
}

export const arabic: Grammar = {
  ...plain,
  zero: noZero,
  units: [],
  to: ' إلى ',
  said: { PIN: 'بِن', QR: 'كيو آر', SMS: 'إس إم إس' },
  clock: (hour, minute) => ({
    words: `${arabicHours[hour]}${minute === 0 ? '' : ` و${arabicCounted(minute, 'دقيقة')}`}`,
    taken: 0,
  }),
  agree(n, _words, after) {
    const [found, unit] = /^\s*(دقيقة|ساعة|ثانية)(?!\p{L})/u.exec(after) ?? []
    return found !== undefined && unit !== undefined ? { words: arabicCounted(n, unit), taken: found.length } : null
  },
}
