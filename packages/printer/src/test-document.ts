import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { type Language, languageNames, staffLanguages, type TicketDocument } from '@poczekalnia/protocol'

/**
 * A paper that shows staff whether the printer prints well; it looks like a ticket and says that it is none. It speaks
 * to staff: in a language that only visitors read, its name and date show the letters, and the rest is English.
 */
export function testDocument(facts: {
  language: Language
  /** Which printer, as staff know it: `192.168.1.40:9100`. */
  printer: string
  date: string
  time: string
}): TicketDocument {
  const { language } = facts
  const lang = staffLanguages.find((one) => one === language) ?? 'en'
  const t = words(lang)
  const title = t('paper:test.title')
  return {
    title: `TEST ${language}`,
    blocks: [
      { kind: 'text', text: title, lang, size: 36, bold: true },
      { kind: 'text', text: t('paper:test.notATicket'), lang, size: 26 },
      { kind: 'rule' },
      { kind: 'number', text: `TEST ${language.toUpperCase()}`, size: 140 },
      { kind: 'text', text: languageNames[language], lang: language, size: 36, bold: true },
      {
        kind: 'text',
        text: words(language)('paper:issued', { date: longDate(facts.date, language), time: facts.time }),
        lang: language,
        size: 26,
      },
      { kind: 'text', text: facts.printer, lang: 'en', size: 26 },
      { kind: 'rule' },
      { kind: 'text', text: t('paper:test.check'), lang, size: 30, bold: true },
      {
        kind: 'list',
        items: [t('paper:test.edges'), t('paper:test.letters'), t('paper:test.cut')],
        lang,
        size: 28,
      },
      { kind: 'rule' },
      {
        kind: 'qr',
        data: `POCZEKALNIA TEST ${language.toUpperCase()}`,
        size: 200,
        caption: t('paper:test.code'),
        lang,
      },
    ],
  }
}
