import { readLocales } from '@poczekalnia/locales'
import { type SpokenLanguage, spokenLanguages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { fixedSentences, spokenNamespaces } from './fixed-sentences.ts'
import { forEar, misheard, spelled } from './for-ear.ts'

const heard = (text: string, language: SpokenLanguage) =>
  forEar(text, language).map((one) => (one.language === language ? one.text : `${one.language}: ${one.text}`))

test.each<[SpokenLanguage, string, string[]]>([
  ['pl', 'Pracujemy do 15:30.', ['Pracujemy do piętnastej trzydzieści.']],
  ['pl', 'Umówiona godzina: 12:05', ['Umówiona godzina', 'dwunasta zero pięć']],
  ['pl', 'od 14:00', ['od czternastej zero zero']],
  ['pl', '2 osoby przed Tobą', ['dwie osoby przed Tobą']],
  ['pl', '10-25 min', ['dziesięć, dwadzieścia pięć minut']],
  ['pl', 'czwartek, 26 listopada', ['czwartek, dwudziestego szóstego listopada']],
  ['pl', 'W 7', ['wu, siedem']],
  ['pl', 'Numer U045', ['Numer u, czterdzieści pięć']],
  ['en', '1 person before you', ['one person before you']],
  ['en', 'Tickets until 15:00 · 20-35 min', ['Tickets until fifteen o’clock, twenty to thirty-five minutes']],
  ['en', 'the summons (wezwanie)', ['the summons', 'pl: wezwanie']],
  ['uk', '22 людини', ['двадцять дві людини']],
  ['uk', 'о 12:20', ['о дванадцять двадцять']],
  ['uk', 'об\u02bcєкт', ['об’єкт']],
  ['uk', 'Введіть PIN', ['Введіть пін']],
  ['uk', 'Зал очікування, III piętro', ['Зал очікування', 'pl: III piętro']],
  ['ru', 'Осталась 21 минута', ['Осталась двадцать одна минута']],
  ['ru', 'U045', ['у, сорок пять']],
  ['ru', 'код 0475', ['код ноль, четыре, семь, пять']],
  ['be', 'Мы зачыняемся ў 15:30', ['Мы зачыняемся ў пятнаццаць трыццаць']],
  ['be', '22 хв', ['дваццаць дзве хвіліны']],
  ['be', 'чацвер, 26 лістапада', ['чацвер, дваццаць шостага лістапада']],
  ['be', 'Увядзіце PIN на stanowisko', ['Увядзіце пін на', 'pl: stanowisko']],
  ['ka', 'ვიკეტებით 15:30 საათზე', ['ვიკეტებით თხუთმეტ საათსა და ოცდაათ წუთზე']],
  ['ka', 'დღეს 8:00 საათიდან', ['დღეს რვა საათიდან']],
  ['ka', 'დარჩა 52 წმ', ['დარჩა ორმოცდათორმეტი წამი']],
  ['vi', 'lúc 8:05', ['lúc tám giờ năm phút']],
  ['vi', 'Có 25 người', ['Có hai mươi lăm người']],
  ['vi', 'U105', ['u, một trăm linh năm']],
  ['tr', 'Saat 15:00 itibarıyla', ['Saat on beş itibarıyla']],
  ['tr', '10-25 dk', ['on, yirmi beş dakika']],
  ['az', 'saat 15:30-dək', ['saat on beş otuz-dək']],
  ['uz', 'Soat 15:30da yopamiz', ['Soat oʻn besh oʻttizda yopamiz']],
  ['uz', 'Hozir 5-darchaga boring', ['Hozir beshinchi darchaga boring']],
  ['uz', '26-noyabr', ['yigirma oltinchi noyabr']],
  ['hi', 'हम 15:30 बजे बंद करते हैं', ['हम पंद्रह बजकर तीस मिनट बंद करते हैं']],
  ['hi', '45 सेकंड', ['पैंतालीस सेकंड']],
  ['ne', '12:20 बजेदेखि पुष्टि', ['बाह्र बजेर बीस मिनेटदेखि पुष्टि']],
  ['ne', 'PIN हाल्नुहोस्। 8:00 बजे', ['पिन हाल्नुहोस्।', 'आठ बजे']],
  ['es', 'Cerramos a las 15:30.', ['Cerramos a las quince y treinta.']],
  ['es', '21 min', ['veintiún minutos']],
  ['es', '1 persona, 31 personas', ['una persona, treinta y una personas']],
  ['ar', 'نغلق الساعة \u206815:30\u2069', ['نغلق الساعة الخامسة عشرة وثلاثون دقيقة']],
  ['ar', 'بقيت \u20685\u2069 ثانية', ['بقيت خمس ثوانٍ']],
  ['ar', '\u20681\u2069 ساعة و\u206820\u2069 دقيقة', ['ساعة واحدة وعشرون دقيقة']],
])('[ACC-1] %s: "%s" is written for the ear', (language, text, spoken) => {
  expect(heard(text, language)).toEqual(spoken)
})

test('[ACC-1] a PIN and a code are said sign by sign', () => {
  expect(spelled('0475', 'uk')).toBe('нуль, чотири, сім, п’ять')
  expect(spelled('K7', 'pl')).toBe('ka, siedem')
})

/** What stands for each variable when all texts are tried; a text that has more is tried with "45". */
const samples: Record<string, string> = {
  time: '12:20',
  until: '15:30',
  closes: '15:30',
  opens: '8:00',
  hour: '8:00',
  hours: '8:00-15:30',
  number: 'U045',
  example: 'A001',
  wait: '10-25\u00a0min',
  date: '',
  when: '14:00',
  code: 'K 7 P 2',
  place: 'III piętro',
  queue: '',
}

const locales = readLocales()

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

test.each<SpokenLanguage>(spokenLanguages)(
  '[ACC-1] no sentence of the machine in %s has what a synthesiser reads wrongly',
  (language) => {
    const all = spokenNamespaces.flatMap((namespace) => texts(locales[language][namespace]))
    expect(all.length).toBeGreaterThan(290)
    const wrong = all.flatMap((text) => {
      const filled = text.replaceAll(/\{\{\s*([\w]+)[^}]*\}\}/g, (_, name: string) => samples[name] ?? '45')
      return forEar(filled, language).flatMap((said) => misheard(said).map((fault) => `${fault}: ${said.text}`))
    })
    expect(wrong).toEqual([])
  },
)

test('[ACC-1] what is made ahead: texts without a variable, and the office’s own in the language', () => {
  const profile = { queues: [{ name: { pl: 'Odbiór kart, stanowisko 3', en: 'Card collection, desk 3' } }] }
  const made = fixedSentences('en', locales.en, profile)
  expect(made).toContainEqual({ text: 'Card collection, desk three', language: 'en' })
  expect(made).toContainEqual({ text: 'Choose your language', language: 'en' })
  expect(made.flatMap(misheard)).toEqual([])
  expect(new Set(made.map(({ text }) => text)).size).toBe(made.length)
})
