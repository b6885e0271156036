import { words } from '@poczekalnia/locales'
import type { Letter } from '@poczekalnia/mail'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'
import { type Block, htmlOf, textOf } from '../letters/blocks.ts'

/** The letter with the code for a place in line. */
export function lineLetter(office: Office, to: string, language: Language, code: string): Letter {
  const t = words(language)
  const subject = t('booking:letter.line.subject', { code })
  const name = inLanguage(office.profile.name, language)
  const blocks: Block[] = [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.line.text') },
    { kind: 'proof', label: '', value: code },
    { kind: 'text', text: t('booking:letter.line.ignore') },
    { kind: 'text', text: t('booking:letter.bye', { office: name.text }), lang: name.lang },
    { kind: 'text', text: t('booking:letter.auto'), quiet: true },
  ]
  return {
    to,
    subject,
    language,
    calendar: null,
    text: textOf(blocks, language),
    html: htmlOf(blocks, language, subject),
  }
}
