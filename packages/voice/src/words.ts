import type { SpokenLanguage as Language } from '@poczekalnia/protocol'
import type { ClipName } from './clip-names.ts'

/**
 * The words behind the clips, for whoever makes them: a synthesiser or a speaker with a list. Numbers name a ticket or
 * a desk, so they are counting forms ("один", never "одна"). The word for a desk is the one that the display shows.
 */
type Words = {
  number: string
  desk: string
  /** Nought to nineteen. */
  small: readonly string[]
  /** Twenty, thirty … ninety. */
  tens: readonly string[]
  /** A hundred, two hundred … nine hundred. */
  hundreds: readonly string[]
  /** Between tens and units, between hundreds and the rest. */
  join: { tens: string; hundreds: string }
  /** Names of A to Z as people read a ticket aloud. */
  letters: readonly string[]
}

const list = (text: string) => text.split(' ')

const words: Readonly<Record<Language, Words>> = {
  pl: {
    number: 'numer',
    desk: 'stanowisko',
    small: list(
      'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście ' +
        'czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
    ),
    tens: list(
      'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
    ),
    hundreds: list('sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset'),
    join: { tens: ' ', hundreds: '' },
    letters: list('a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fał wu iks igrek zet'),
  },
  en: {
    number: 'number',
    desk: 'desk',
    small: list(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
        'seventeen eighteen nineteen',
    ),
    tens: list('twenty thirty forty fifty sixty seventy eighty ninety'),
    hundreds: list('one two three four five six seven eight nine').map((digit) => `${digit} hundred`),
    join: { tens: '-', hundreds: ' and' },
    letters: list('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'),
  },
  uk: {
    number: 'номер',
    desk: 'вікно',
    small: list(
      'нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять ' +
        'чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять',
    ),
    tens: list('двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто'),
    hundreds: list('сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот'),
    join: { tens: ' ', hundreds: '' },
    letters: list('а бе це де е еф ґе ха і йот ка ель ем ен о пе ку ер ес те у ве дубль-ве ікс ігрек зет'),
  },
  ru: {
    number: 'номер',
    desk: 'окно',
    small: list(
      'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать ' +
        'четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
    ),
    tens: list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
    hundreds: list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'),
    join: { tens: ' ', hundreds: '' },
    letters: list('а бэ цэ дэ е эф гэ ха и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зет'),
  },
}

/** A whole number from 0 to 999 in words. */
export function numberInWords(n: number, language: Language): string {
  const { small, tens, hundreds, join } = words[language]
  const rest = n % 100
  if (n >= 100) {
    const hundred = hundreds[Math.floor(n / 100) - 1] ?? ''
    return rest === 0 ? hundred : `${hundred}${join.hundreds} ${numberInWords(rest, language)}`
  }
  if (n < 20) return small[n] ?? ''
  const ten = tens[Math.floor(n / 10) - 2] ?? ''
  return n % 10 === 0 ? ten : `${ten}${join.tens}${small[n % 10]}`
}

/**
 * What is said in a clip. A comma at the end means that the sentence goes on, a full stop that it ends here: a speaker,
 * or a synthesiser, holds the voice up or lets it fall.
 * @throws RangeError for a name that is no clip's
 */
export function wordsOfClip(clip: ClipName, language: Language): string {
  const { number, desk, letters, hundreds, join } = words[language]
  if (clip === 'number') return `${capital(number)},`
  if (clip === 'desk') return `${desk},`
  const [, kind, value = ''] = /^(letter|n|h|desk)-([a-z]|\d{1,3})$/.exec(clip) ?? []
  switch (kind) {
    case 'letter':
      return `${letters[value.charCodeAt(0) - 97]},`
    case 'n':
      return `${numberInWords(Number(value), language)},`
    case 'h':
      return `${hundreds[Number(value) / 100 - 1]}${join.hundreds},`
    case 'desk':
      return `${desk} ${numberInWords(Number(value), language)}.`
    default:
      throw new RangeError(`no clip is called ${clip}`)
  }
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

/** A letter from A to Z by its name, as people read a ticket aloud. */
export const letterInWords = (letter: string, language: Language): string =>
  words[language].letters[letter.toLowerCase().charCodeAt(0) - 97] ?? letter
