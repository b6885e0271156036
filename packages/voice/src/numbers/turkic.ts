import { byTens, list, type Numbers, plainHundreds } from './numbers.ts'

/** A hundred alone has no "one" before it in Turkish and Azerbaijani. */
const hundredsOf = (digits: readonly string[], hundred: string, first: string) =>
  digits.slice(1, 10).map((digit, i) => (i === 0 ? first : `${digit} ${hundred}`))

const turkishDigits = list('sıfır bir iki üç dört beş altı yedi sekiz dokuz')
export const turkish: Numbers = {
  upTo99: byTens(turkishDigits, list('on yirmi otuz kırk elli altmış yetmiş seksen doksan'), ' '),
  ...plainHundreds(hundredsOf(turkishDigits, 'yüz', 'yüz')),
  letters: list('a be ce de e fe ge he ı je ke le me ne o pe kü re se te u ve çift-ve iks ye ze'),
}

const azerbaijaniDigits = list('sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz')
export const azerbaijani: Numbers = {
  upTo99: byTens(azerbaijaniDigits, list('on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'), ' '),
  ...plainHundreds(hundredsOf(azerbaijaniDigits, 'yüz', 'yüz')),
  letters: list('a be ce de e ef ge haş ı je ka el em en o pe qü er es te u ve dubl-ve iks ye ze'),
}

const uzbekDigits = list('nol bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz')
export const uzbek: Numbers = {
  upTo99: byTens(uzbekDigits, list('oʻn yigirma oʻttiz qirq ellik oltmish yetmish sakson toʻqson'), ' '),
  ...plainHundreds(hundredsOf(uzbekDigits, 'yuz', 'bir yuz')),
  letters: list('a be se de e ef ge ha i je ka el em en o pe qu er es te u ve dubl-ve iks ye ze'),
}
