import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language, TicketDocument } from '@poczekalnia/protocol'

/** A paper that shows staff whether the printer prints well; it looks like a ticket and says that it is none. */
export function testDocument(facts: {
  language: Language
  /** Which printer, as staff know it: `192.168.1.40:9100`. */
  printer: string
  date: string
  time: string
}): TicketDocument {
  const lang = facts.language
  const t = words(lang)
  const own = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang
  const title = t('paper:test.title')
  return {
    title: `TEST ${lang}`,
    blocks: [
      { kind: 'text', text: title, lang, size: 36, bold: true },
      { kind: 'text', text: t('paper:test.notATicket'), lang, size: 26 },
      { kind: 'rule' },
      { kind: 'number', text: `TEST ${lang.toUpperCase()}`, size: 140 },
      { kind: 'text', text: own, lang, size: 36, bold: true },
      {
        kind: 'text',
        text: t('paper:issued', { date: longDate(facts.date, lang), time: facts.time }),
        lang,
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
      { kind: 'qr', data: `POCZEKALNIA TEST ${lang.toUpperCase()}`, size: 200, caption: t('paper:test.code'), lang },
    ],
  }
}
