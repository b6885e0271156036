import { expect, test } from 'vitest'
import { mailTo, mailToAll } from './mail-address.ts'

const letter = { subject: 'Wizyta & PIN', text: 'Dzień dobry,\n\n1234?' }
const cyrillic = { subject: 'Ваш візит', text: 'Установа закінчує роботу раніше. '.repeat(20) }

test('a letter opens whole in a mail program, with its line breaks and signs', () => {
  const { address, hasText } = mailTo('a+b@example.org', letter)
  const url = new URL(address)
  expect([decodeURIComponent(url.pathname), hasText]).toEqual(['a+b@example.org', true])
  expect(url.searchParams.get('subject')).toBe('Wizyta & PIN')
  expect(url.searchParams.get('body')).toBe('Dzień dobry,\r\n\r\n1234?')
})

test('a text that is too long for an address is left to be copied, and never cut', () => {
  const { address, hasText } = mailTo('a@example.org', cyrillic)
  expect([hasText, new URL(address).searchParams.get('body')]).toEqual([false, null])
  expect(new URL(address).searchParams.get('subject')).toBe('Ваш візит')
})

test.each([letter, cyrillic])(
  'several are written to without seeing each other, in as many mails as are short',
  (one) => {
    const emails = Array.from({ length: 200 }, (_, n) => `visitor.number.${n}@example.org`)
    const mails = mailToAll(emails, one)
    expect(mails.every(({ address }) => address.length < 2_000 && address.startsWith('mailto:?bcc='))).toBe(true)
    expect(mails.flatMap(({ address }) => new URL(address).searchParams.get('bcc')?.split(','))).toEqual(emails)
    expect(mails.length).toBeLessThan(8)
  },
)
