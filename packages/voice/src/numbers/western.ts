import { byTens, list, type Numbers, plainly } from './numbers.ts'

const englishHundreds = list('one two three four five six seven eight nine').map((digit) => `${digit} hundred`)
export const english: Numbers = {
  upTo99: byTens(
    list(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
        'seventeen eighteen nineteen',
    ),
    list('twenty thirty forty fifty sixty seventy eighty ninety'),
    '-',
  ),
  hundreds: englishHundreds,
  hundredAnd: plainly(englishHundreds, ' and'),
  letters: list('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'),
}

const spanishUpTo29 = list(
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete ' +
    'dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete ' +
    'veintiocho veintinueve',
)
const spanishTens = list('treinta cuarenta cincuenta sesenta setenta ochenta noventa')
const spanishHundreds = list(
  'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
)
export const spanish: Numbers = {
  upTo99: [
    ...spanishUpTo29,
    ...spanishTens.flatMap((ten) => [ten, ...spanishUpTo29.slice(1, 10).map((unit) => `${ten} y ${unit}`)]),
  ],
  hundreds: spanishHundreds,
  hundredAnd: plainly(['ciento', ...spanishHundreds.slice(1)]),
  letters: list(
    'a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uve-doble equis i-griega zeta',
  ),
}
