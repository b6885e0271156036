import type { SpokenLanguage } from '@poczekalnia/protocol'

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
}

const list = (text: string) => text.split(' ')
const byTens = (small: string[], twenty: string, thirty: string, twentieth: string, thirtieth: string) => [
  ...small,
  twentieth,
  ...small.slice(0, 9).map((day) => `${twenty} ${day}`),
  thirtieth,
  `${thirty} ${small[0]}`,
]

const polishHours = list(
  'zero pierwsza druga trzecia czwarta piąta szósta siódma ósma dziewiąta dziesiąta jedenasta dwunasta trzynasta ' +
    'czternasta piętnasta szesnasta siedemnasta osiemnasta dziewiętnasta dwudziesta',
)

export const grammars: Readonly<Record<SpokenLanguage, Grammar>> = {
  pl: {
    hours: [...polishHours, ...polishHours.slice(1, 4).map((hour) => `dwudziesta ${hour}`)],
    before: /(?:^|\s)(?:od|do|o|około|przed|po)\s+$/i,
    zero: { full: 'zero zero', small: 'zero' },
    days: byTens(
      list(
        'pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego ' +
          'jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego ' +
          'dziewiętnastego',
      ),
      'dwudziestego',
      'trzydziestego',
      'dwudziestego',
      'trzydziestego',
    ),
    months: list('stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
    feminine: { one: 'jedna', two: 'dwie', nouns: /^(?:osob|minut|godzin|sekund|cyfr|stron|wizyt|możliwoś)/i },
    units: [
      { short: /^min(?![a-ząęółśżźćń])\.?/i, forms: { one: 'minuta', few: 'minuty', many: 'minut', other: 'minuty' } },
      { short: /^godz\.?/i, forms: { one: 'godzina', few: 'godziny', many: 'godzin', other: 'godziny' } },
      { short: /^s(?![a-ząęółśżźćń])/i, forms: { one: 'sekunda', few: 'sekundy', many: 'sekund', other: 'sekundy' } },
    ],
    to: ', ',
    said: { PIN: 'pin', QR: 'ku er', SMS: 'es em es', 'e-mail': 'imejl', 'e-maila': 'imejla', UE: 'u e' },
  },
  en: {
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
  },
  uk: {
    hours: null,
    before: null,
    zero: { full: 'нуль нуль', small: 'нуль' },
    days: byTens(
      list(
        'першого другого третього четвертого п’ятого шостого сьомого восьмого дев’ятого десятого одинадцятого ' +
          'дванадцятого тринадцятого чотирнадцятого п’ятнадцятого шістнадцятого сімнадцятого вісімнадцятого ' +
          'дев’ятнадцятого',
      ),
      'двадцять',
      'тридцять',
      'двадцятого',
      'тридцятого',
    ),
    months: list('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
    feminine: { one: 'одна', two: 'дві', nouns: /^(?:людин|хвилин|годин|секунд|цифр|сторін|можливост|особ)/i },
    units: [
      { short: /^хв(?!\p{L})\.?/iu, forms: { one: 'хвилина', few: 'хвилини', many: 'хвилин', other: 'хвилини' } },
      { short: /^год(?!\p{L})\.?/iu, forms: { one: 'година', few: 'години', many: 'годин', other: 'години' } },
      { short: /^с(?!\p{L})/iu, forms: { one: 'секунда', few: 'секунди', many: 'секунд', other: 'секунди' } },
    ],
    to: ', ',
    said: { PIN: 'пін', QR: 'к’ю ар', SMS: 'есемес', 'e-mail': 'імейл' },
  },
  ru: {
    hours: null,
    before: null,
    zero: { full: 'ноль ноль', small: 'ноль' },
    days: byTens(
      list(
        'первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого ' +
          'двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого ' +
          'девятнадцатого',
      ),
      'двадцать',
      'тридцать',
      'двадцатого',
      'тридцатого',
    ),
    months: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    feminine: { one: 'одна', two: 'две', nouns: /^(?:минут|секунд|цифр|страниц|возможност)/i },
    units: [
      { short: /^мин(?!\p{L})\.?/iu, forms: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' } },
      { short: /^ч(?!\p{L})\.?/iu, forms: { one: 'час', few: 'часа', many: 'часов', other: 'часа' } },
      { short: /^с(?!\p{L})/iu, forms: { one: 'секунда', few: 'секунды', many: 'секунд', other: 'секунды' } },
    ],
    to: ', ',
    said: { PIN: 'пин', QR: 'кью ар', SMS: 'эсэмэс', 'e-mail': 'имейл' },
  },
}
