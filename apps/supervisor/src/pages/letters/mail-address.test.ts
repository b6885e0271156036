import { expect, test } from 'vitest'
import { mailTo, mailToAll } from './mail-address.ts'

const letter = { subject: 'Wizyta & PIN', text: 'Dzień dobry,\n\n1234?' }

test('a letter opens whole in a mail program, with its line breaks and signs', () => {
  const url = new URL(mailTo('a+b@example.org', letter))
  expect(decodeURIComponent(url.pathname)).toBe('a+b@example.org')
  expect(url.searchParams.get('subject')).toBe('Wizyta & PIN')
  expect(url.searchParams.get('body')).toBe('Dzień dobry,\r\n\r\n1234?')
})

test('several are written to without seeing each other, in as many mails as are short enough', () => {
  const emails = Array.from({ length: 200 }, (_, n) => `visitor.number.${n}@example.org`)
  const mails = mailToAll(emails, letter)
  expect(mails.length).toBeGreaterThan(2)
  expect(mails.every((mail) => mail.length < 2_000 && mail.startsWith('mailto:?bcc='))).toBe(true)
  expect(mails.flatMap((mail) => new URL(mail).searchParams.get('bcc')?.split(','))).toEqual(emails)
})
