import { expect, test } from 'vitest'
import { readReport } from './report.ts'

/** A report as a server writes it. @param recipient the group of the recipient */
const report = (recipient: string, { boundary = '"b1"', more = '', type = 'message/delivery-status' } = {}) =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary=${boundary}`,
    'Subject: Undelivered Mail',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'Action: delivered',
    'I am sorry.',
    '',
    '--b1',
    `Content-Type: ${type}${more}`,
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    recipient,
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'Subject: 508339 – your code',
    '',
    'Status: 5.0.0',
    '--b1--',
    '',
  ].join('\r\n')

test.each([
  [
    'Postfix',
    'Final-Recipient: rfc822; olena@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n' +
      'Remote-MTA: dns; mx.example.org\r\nDiagnostic-Code: smtp; 550 5.1.1 <olena@example.org>:\r\n    no such user',
    { kind: 'failed', said: '5.1.1 550 5.1.1 <olena@example.org>: no such user' },
  ],
  [
    'Exim',
    'Action: failed\r\nFinal-Recipient: rfc822;olena@example.org\r\nStatus: 5.0.0',
    { kind: 'failed', said: '5.0.0' },
  ],
  [
    'one that is only late',
    'Final-Recipient: rfc822; a@example.org\r\nAction: delayed\r\nStatus: 4.4.1',
    { kind: 'other', said: '4.4.1' },
  ],
  [
    'one of several recipients',
    'Final-Recipient: rfc822; a@example.org\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n' +
      'Final-Recipient: rfc822; b@example.org\r\nAction: Failed\r\nStatus: 5.2.2 (mailbox full)',
    { kind: 'failed', said: '5.2.2' },
  ],
])('[BOK-10] a report of %s says whether the letter came back, and why', (_, recipient, told) => {
  expect(readReport(report(recipient))).toEqual(told)
  expect(readReport(report(recipient, { boundary: 'b1' }).replaceAll('\r\n', '\n'))).toEqual(told)
})

test('a status part that was coded for the way is read as well', () => {
  const group = 'Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b.pl\r\nAction: failed\r\nStatus: 5.1.1'
  const coded = Buffer.from(group).toString('base64')
  const more = '\r\nContent-Transfer-Encoding: base64'
  const source = report('x', { more }).replace('Reporting-MTA: dns; mx.example\r\n\r\nx', coded)
  expect(readReport(source)).toEqual({ kind: 'failed', said: '5.1.1' })
  const printable = report('Action: fai=\r\nled\r\nStatus: 5=2E1.1', {
    more: '\r\nContent-Transfer-Encoding: quoted-printable',
  })
  expect(readReport(printable)).toEqual({ kind: 'failed', said: '5.1.1' })
})

test.each([
  ['nothing', ''],
  ['a person', 'From: olena@example.org\r\nContent-Type: text/plain\r\n\r\nAction: failed'],
  ['a holiday', 'Auto-Submitted: auto-replied\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n\r\n--b1--'],
  ['a report without a status', report('Action: failed', { type: 'text/plain' })],
  ['a report of nobody', report('')],
  ['a report without a boundary', 'Content-Type: multipart/report\r\n\r\nAction: failed'],
])('what is no report is none: %s', (_, source) => {
  expect(readReport(source)).toBeNull()
})
