import type { Grammar } from './grammar.ts'
import { daysByTens, list } from './lists.ts'

const polishHours = list(
  'zero pierwsza druga trzecia czwarta piąta szósta siódma ósma dziewiąta dziesiąta jedenasta dwunasta trzynasta ' +
    'czternasta piętnasta szesnasta siedemnasta osiemnasta dziewiętnasta dwudziesta',
)

export const polish: Grammar = {
  hours: [...polishHours, ...polishHours.slice(1, 4).map((hour) => `dwudziesta ${hour}`)],
  before: /(?:^|\s)(?:od|do|o|około|przed|po)\s+$/i,
  zero: { full: 'zero zero', small: 'zero' },
  days: daysByTens(
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
}

export const ukrainian: Grammar = {
  hours: null,
  before: null,
  zero: { full: 'нуль нуль', small: 'нуль' },
  days: daysByTens(
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
}

export const russian: Grammar = {
  hours: null,
  before: null,
  zero: { full: 'ноль ноль', small: 'ноль' },
  days: daysByTens(
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
}

export const belarusian: Grammar = {
  hours: null,
  before: null,
  zero: { full: 'нуль нуль', small: 'нуль' },
  days: daysByTens(
    list(
      'першага другога трэцяга чацвёртага пятага шостага сёмага восьмага дзявятага дзясятага адзінаццатага ' +
        'дванаццатага трынаццатага чатырнаццатага пятнаццатага шаснаццатага семнаццатага васямнаццатага ' +
        'дзевятнаццатага',
    ),
    'дваццаць',
    'трыццаць',
    'дваццатага',
    'трыццатага',
  ),
  months: list(
    'студзеня лютага сакавіка красавіка мая траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
  ),
  feminine: { one: 'адна', two: 'дзве', nouns: /^(?:хвілін|гадзін|секунд|лічб|старон|магчымасц|асоб)/i },
  units: [
    { short: /^хв(?!\p{L})\.?/iu, forms: { one: 'хвіліна', few: 'хвіліны', many: 'хвілін', other: 'хвіліны' } },
    { short: /^гадз(?!\p{L})\.?/iu, forms: { one: 'гадзіна', few: 'гадзіны', many: 'гадзін', other: 'гадзіны' } },
    { short: /^с(?!\p{L})/iu, forms: { one: 'секунда', few: 'секунды', many: 'секунд', other: 'секунды' } },
  ],
  to: ', ',
  said: { PIN: 'пін', QR: 'к’ю ар', SMS: 'эсэмэс', 'e-mail': 'імэйл' },
}
