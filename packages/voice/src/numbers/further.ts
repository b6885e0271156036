import { list, type Numbers, plainly } from './numbers.ts'

const georgianUpTo19 = list(
  'ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი თერთმეტი თორმეტი ცამეტი თოთხმეტი თხუთმეტი თექვსმეტი ' +
    'ჩვიდმეტი თვრამეტი ცხრამეტი',
)
const georgianHundreds = list('ას ორას სამას ოთხას ხუთას ექვსას შვიდას რვაას ცხრაას')
export const georgian: Numbers = {
  // Counted by scores: fifty-two is "forty and twelve".
  upTo99: Array.from({ length: 100 }, (_, n) => {
    if (n < 20) return georgianUpTo19[n] ?? ''
    const score = ['ოც', 'ორმოც', 'სამოც', 'ოთხმოც'][Math.floor(n / 20) - 1] ?? ''
    return n % 20 === 0 ? `${score}ი` : `${score}და${georgianUpTo19[n % 20]}`
  }),
  hundreds: georgianHundreds.map((hundred) => `${hundred}ი`),
  hundredAnd: plainly(georgianHundreds),
  letters: list('ა ბე ცე დე ე ეფ გე ჰა ი იოტ კა ელ ემ ენ ო პე კუ ერ ეს ტე უ ვე დუბლ-ვე იქს იგრეკ ზეტ'),
}

const vietnameseDigits = list('không một hai ba bốn năm sáu bảy tám chín')
const vietnameseHundreds = vietnameseDigits.slice(1).map((digit) => `${digit} trăm`)
export const vietnamese: Numbers = {
  upTo99: Array.from({ length: 100 }, (_, n) => {
    const unit = n % 10
    if (n < 10) return vietnameseDigits[n] ?? ''
    if (n < 20) return unit === 0 ? 'mười' : `mười ${unit === 5 ? 'lăm' : vietnameseDigits[unit]}`
    const ten = `${vietnameseDigits[Math.floor(n / 10)]} mươi`
    const own: Record<number, string> = { 1: 'mốt', 4: 'tư', 5: 'lăm' }
    return unit === 0 ? ten : `${ten} ${own[unit] ?? vietnameseDigits[unit]}`
  }),
  hundreds: vietnameseHundreds,
  // Without "linh" 105 would be heard as 150.
  hundredAnd: (hundred, rest, words) => `${vietnameseHundreds[hundred - 1]} ${rest < 10 ? 'linh ' : ''}${words}`,
  letters: list('a bê xê dê e ép giê hát i gi ca en-lờ em-mờ en-nờ o pê quy e-rờ ét tê u vê vê-kép ích i-dài dét'),
}

const arabicDigits = list('صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة')
const arabicTens = list('عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون')
const arabicHundreds = list('مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة')
const arabicCount = (digits: readonly string[], teens: readonly string[]) =>
  Array.from({ length: 100 }, (_, n) => {
    if (n < 10) return digits[n] ?? ''
    if (n < 20) return teens[n - 10] ?? ''
    const ten = arabicTens[Math.floor(n / 10) - 2] ?? ''
    return n % 10 === 0 ? ten : `${digits[n % 10]} و${ten}`
  })
export const arabic: Numbers = {
  upTo99: arabicCount(arabicDigits, [
    'عشرة',
    'أحد عشر',
    'اثنا عشر',
    ...arabicDigits.slice(3).map((digit) => `${digit} عشر`),
  ]),
  hundreds: arabicHundreds,
  hundredAnd: (hundred, _rest, words) => `${arabicHundreds[hundred - 1]} و${words}`,
  letters: list('إيه بي سي دي إي إف جي إتش آي جيه كيه إل إم إن أو پي كيو آر إس تي يو ڤي دبليو إكس واي زد'),
}

const arabicFeminineDigits = list('صفر واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع')
/** Nought to ninety-nine beside a word that is feminine. */
export const arabicFeminine: readonly string[] = arabicCount(arabicFeminineDigits, [
  'عشر',
  'إحدى عشرة',
  'اثنتا عشرة',
  ...arabicFeminineDigits.slice(3).map((digit) => `${digit} عشرة`),
])
