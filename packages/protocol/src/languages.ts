/**
 * Every language, made from `locales/<language>/language.json` by `npm run languages -- --write`; a test holds it
 * to them. `choose` is what the start screen asks.
 * `staff`: it has the texts of the staff too. `offered`: what a visitor needs is worded, so an office can
 * offer it.
 */
export const languageFacts = {
  pl: {
    name: 'Polski',
    choose: 'Wybierz język',
    script: 'Latn',
    direction: 'ltr',
    dates: 'pl',
    flag: 'PL',
    voice: 'pl',
    staff: true,
    offered: true,
  },
  en: {
    name: 'English',
    choose: 'Choose your language',
    script: 'Latn',
    direction: 'ltr',
    dates: 'en-GB',
    flag: 'GB',
    voice: 'en-gb',
    staff: true,
    offered: true,
  },
  uk: {
    name: 'Українська',
    choose: 'Виберіть мову',
    script: 'Cyrl',
    direction: 'ltr',
    dates: 'uk',
    flag: 'UA',
    voice: 'uk',
    staff: true,
    offered: true,
  },
  ru: {
    name: 'Русский',
    choose: 'Выберите язык',
    script: 'Cyrl',
    direction: 'ltr',
    dates: 'ru',
    flag: 'RU',
    voice: 'ru',
    staff: true,
    offered: true,
  },
  ar: {
    name: 'العربية',
    choose: 'اختر لغتك',
    script: 'Arab',
    direction: 'rtl',
    dates: 'ar-u-nu-latn',
    flag: null,
    voice: null,
    staff: false,
    offered: true,
  },
} as const
