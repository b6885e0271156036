/**
 * Every language, made from `locales/<language>/language.json` by `npm run languages -- --write`; a test holds it
 * to them. `staff`: it has the texts of the staff too. `offered`: what a visitor needs is worded, so an office can
 * offer it.
 */
export const languageFacts = {
  pl: {
    name: 'Polski',
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
    script: 'Cyrl',
    direction: 'ltr',
    dates: 'ru',
    flag: 'RU',
    voice: 'ru',
    staff: true,
    offered: true,
  },
} as const
