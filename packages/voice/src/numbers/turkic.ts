import { byTens, list, type Numbers, plainly } from './numbers.ts'

/** A hundred alone has no "one" before it in Turkish and Azerbaijani. */
const hundredsOf = (digits: readonly string[], hundred: string, first: string) =>
  digits.slice(1, 10).map((digit, i) => (i === 0 ? first : `${digit} ${hundred}`))

const turkishDigits = list('sıfır bir iki üç dört beş altı yedi sekiz dokuz')
const turkishHundreds = hundredsOf(turkishDigits, 'yüz', 'yüz')
export const turkish: Numbers = {
  upTo99: byTens(turkishDigits, list('on yirmi otuz kırk elli altmış yetmiş seksen doksan'), ' '),
  hundreds: turkishHundreds,
  hundredAnd: plainly(turkishHundreds),
  letters: list('a be ce de e fe ge he ı je ke le me ne o pe kü re se te u ve çift-ve iks ye ze'),
}

const azerbaijaniDigits = list('sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz')
const azerbaijaniHundreds = hundredsOf(azerbaijaniDigits, 'yüz', 'yüz')
export const azerbaijani: Numbers = {
  upTo99: byTens(azerbaijaniDigits, list('on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'), ' '),
  hundreds: azerbaijaniHundreds,
  hundredAnd: plainly(azerbaijaniHundreds),
  letters: list('a be ce de e ef ge haş ı je ka el em en o pe qü er es te u ve dubl-ve iks ye ze'),
}

const uzbekDigits = list('nol bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz')
const uzbekHundreds = hundredsOf(uzbekDigits, 'yuz', 'bir yuz')
export const uzbek: Numbers = {
  upTo99: byTens(uzbekDigits, list('oʻn yigirma oʻttiz qirq ellik oltmish yetmish sakson toʻqson'), ' '),
  hundreds: uzbekHundreds,
  hundredAnd: plainly(uzbekHundreds),
  letters: list('a be se de e ef ge ha i je ka el em en o pe qu er es te u ve dubl-ve iks ye ze'),
}
