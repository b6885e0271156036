import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passportForms } from './passport-name.ts'

const formsBy = (name: string, issuer: string) =>
  passportForms(name)
    .filter(({ issuers }) => issuers.includes(issuer))
    .map(({ form }) => form)

const anyForm = (name: string) => passportForms(name).map(({ form }) => form)

// The resolution's own examples, column by column, and its rule for зг.
const ukrainian = `
  Андрій=ANDRII Борщагівка=BORSHCHAHIVKA Вінниця=VINNYTSIA Володимир=VOLODYMYR Гадяч=HADIACH Богдан=BOHDAN
  Згурський=ZGHURSKYI Ґалаґан=GALAGAN Ґорґани=GORGANY Донецьк=DONETSK Рівне=RIVNE Есмань=null Єнакієве=YENAKIIEVE
  Гаєвич=HAIEVYCH Короп’є=KOROPIE Житомир=ZHYTOMYR Жежелів=ZHEZHELIV Закарпаття=ZAKARPATTIA Казимирчук=KAZYMYRCHUK
  Медвин=MEDVYN Михайленко=MYKHAILENKO Іванків=IVANKIV Іващенко=IVASHCHENKO Їжакевич=YIZHAKEVYCH Кадиївка=KADYIVKA
  Мар’їне=MARINE Йосипівка=YOSYPIVKA Стрий=STRYI Олексій=OLEKSII Київ=KYIV Миколаїв=MYKOLAIV Маринич=MARYNYCH
  Наталія=NATALIIA Онищенко=ONYSHCHENKO Рибчинський=RYBCHYNSKYI Соломія=SOLOMIIA Троць=TROTS Ужгород=UZHHOROD
  Філіпчук=FILIPCHUK Харків=KHARKIV Христина=KHRYSTYNA Стеценко=STETSENKO Шевченко=SHEVCHENKO Кишеньки=KYSHENKY
  Щербухи=SHCHERBUKHY Гоща=HOSHCHA Гаращенко=HARASHCHENKO Юрій=YURII Корюківка=KORIUKIVKA Яготин=YAHOTYN
  Ярошенко=YAROSHENKO Костянтин=KOSTIANTYN Знам’янка=ZNAMIANKA Феодосія=FEODOSIIA Згорани=ZGHORANY Розгон=ROZGHON`
  .trim()
  .split(/\s+/)
  .filter((pair) => !pair.endsWith('=null'))
  .map((pair) => pair.split('=') as [string, string])

test.each(ukrainian)('[BOK-18] Ukraine writes %s as %s, in capitals too', (name, form) => {
  expect(formsBy(name, 'UKR')).toEqual([form])
  expect(formsBy(name.toUpperCase(), 'UKR')).toEqual([form])
})

test('[BOK-18] each kind of apostrophe, and none, is left out and joins what stands beside it', () => {
  for (const sign of ['’', "'", 'ʼ', 'ʻ', '`', '‘'])
    expect(formsBy(`Мар${sign}яна Знам${sign}янська`, 'UKR')).toEqual(['MARIANA ZNAMIANSKA'])
  expect(anyForm('D’Artagnan')).toEqual(['DARTAGNAN'])
})

test('[BOK-18] a hyphen parts two words, and each begins anew', () => {
  expect(formsBy('Нечуй-Яворівський Юлія-Єва', 'UKR')).toEqual(['NECHUI YAVORIVSKYI YULIIA YEVA'])
  expect(anyForm('Marie-Élise')).toEqual(['MARIE ELISE'])
})

test.each([
  ['RUS', 'Сергей Подъячев', 'SERGEI PODIEIACHEV'],
  ['RUS', 'Юлия Щукина', 'IULIIA SHCHUKINA'],
  ['RUS', 'Хлоя Цой', 'KHLOIA TSOI'],
  ['BLR', 'Сяргей Грыневіч', 'SIARHEI HRYNEVICH'],
  ['BLR', 'Алёна Ўладзіміраўна', 'ALIONA ULADZIMIRAUNA'],
  ['GEO', 'ნინო ჭავჭავაძე', 'NINO CHAVCHAVADZE'],
  ['GEO', 'ᲥᲔᲗᲔᲕᲐᲜ ᲦᲚᲝᲜᲢᲘ', 'KETEVAN GHLONTI'],
  ['AZE', 'Xəlilov Əli', 'KHALILOV ALI'],
  ['UZB', 'Oʻrinboyev Xurshid', 'ORINBOYEV KHURSHID'],
] as const)('[BOK-18] %s writes %s as %s', (issuer, name, form) => {
  expect(formsBy(name, issuer)[0]).toBe(form)
})

test.each([
  ['Łukasz Żółć', 'LUKASZ ZOLC'],
  ['Nguyễn Thị Hiền', 'NGUYEN THI HIEN'],
  ['Đặng Ư Ơn', 'DANG U ON'],
  ['Yıldız İğşç', 'YILDIZ IGSC'],
  ['Groß', 'GROSS'],
  ['Ştefan Țîră', 'STEFAN TIRA'],
  ['John  O.  Smith', 'JOHN O SMITH'],
  ['Dũng', 'DUNG'],
] as const)('[BOK-18] %s is %s', (name, form) => {
  expect(anyForm(name)).toContain(form)
  expect(anyForm(name.normalize('NFD'))).toContain(form)
})

test('[BOK-18] where several forms are allowed all are told, ICAO’s first one first', () => {
  expect(anyForm('Müller')).toEqual(['MUELLER', 'MULLER', 'MUXXLLER'])
  expect(anyForm('Peña')).toEqual(['PENA', 'PENXXA'])
  expect(anyForm('Öz')).toEqual(['OEZ', 'OZ'])
})

test('[BOK-18] a name that two states would write differently has both forms, each with its state', () => {
  expect(formsBy('Сергей', 'UKR')).toEqual(['SERHEI'])
  expect(formsBy('Сергей', 'RUS')).toEqual(['SERGEI', 'SERGEY'])
  expect(passportForms('Анна Коваленко')).toEqual([{ form: 'ANNA KOVALENKO', issuers: ['UKR', 'RUS', 'BLR'] }])
})

test('[BOK-18] somebody with one name has it in one word; an empty name has no form', () => {
  expect(anyForm('Suharto')).toEqual(['SUHARTO'])
  for (const nothing of ['', ' ', '-', '’']) expect(passportForms(nothing)).toEqual([])
})

test('[BOK-18] an unknown letter is never left out: no form is told then, nor for scripts spelt freely', () => {
  for (const name of ['محمد', 'Արամ', '王小明', 'राम', 'Αννα', 'Ninǃxau', 'Анна 2', 'X Æ A-12'])
    expect(passportForms(name)).toEqual([])
})

test('[BOK-18] whatever is typed, a form is nothing but capitals A-Z and single spaces', () => {
  const signs = fc.constantFrom(...'abzłóßäđıñ', ...'абгґжзиіїйьъэюяёў', ...'აბღჰ', ...'м́', ..."’' -.", '王', '7', '<')
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 1 })) }), (name) => {
      for (const { form } of passportForms(name)) expect(form).toMatch(/^[A-Z]+( [A-Z]+)*$/)
    }),
  )
})
