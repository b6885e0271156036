import { openMailbox, type Received } from '@poczekalnia/mail/mailbox'
import type { LettersSent } from '@poczekalnia/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

/** The hub with a mail server that takes what comes, three visits and a supervisor. */
async function hubWithMail() {
  const mailbox = await openMailbox()
  onTestFinished(() => mailbox.close())
  const running = await runHub({ mail: { url: `smtp://127.0.0.1:${mailbox.port}`, from: 'kolejka@urzad.example' } })
  onTestFinished(() => running.stop())
  await running.importCsv(
    [
      'date,time,queue,name,email,pin,language',
      '2026-11-19,12:20,pobyt-czasowy,Jan Nowak,jan@example.org,9012,pl',
      '2026-11-19,13:10,pobyt-czasowy,Олена Шевченко,olena@example.org,1234,uk',
      '2026-11-19,14:20,pobyt-czasowy,Nguyễn Văn An,an@example.org,5678,en',
    ].join('\n'),
  )
  const { cookie } = await addMember(running, await firstAdministrator(running), { name: 'Ewa', role: 'supervisor' })
  const post = (body: object) => askApi(running, 'POST', '/api/letters', { body, cookie })
  const sent = async () =>
    ((await askApi(running, 'GET', '/api/letters', { cookie })).body as unknown as LettersSent).letters
  const come = (count: number) =>
    new Promise<readonly Received[]>((resolve) => {
      const look = () => mailbox.letters.length >= count && resolve(mailbox.letters)
      mailbox.onLetter(look)
      look()
    })
  return { running, cookie, mailbox, post, sent, come }
}

test('[ALL-8] one press mails each visitor whom an early end leaves out, in their language, once', async () => {
  const { running, cookie, mailbox, post, sent, come } = await hubWithMail()
  const room = await running.joinStaff(cookie)
  await room.ask('close-early', { closes: '13:00', key: 'close' })
  const asked = { kind: 'closed-early', date: '2026-11-19' }
  expect((await post(asked)).body).toEqual({ taken: 2 })
  const letters = await come(2)
  expect(letters.map(({ to, language }) => [to, language]).sort()).toEqual([
    ['an@example.org', 'en'],
    ['olena@example.org', 'uk'],
  ])
  expect(letters.find(({ language }) => language === 'uk')?.text).toContain('Візит о 13:10 не відбудеться')
  await expect.poll(async () => (await sent()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect((await post(asked)).body).toEqual({ taken: 0 })
  expect(mailbox.letters).toHaveLength(2)
  const log = await Array.fromAsync(running.store.read('bydgoszcz'))
  expect(log.filter(({ type }) => type === 'LettersSent').map(({ actor, data }) => [actor, data])).toEqual([
    ['supervisor:Ewa', { letter: 'closed-early', date: '2026-11-19', letters: 2 }],
  ])
})

test('PINs are mailed to those who were ticked, and to nobody else', async () => {
  const { running, post, come, mailbox } = await hubWithMail()
  const jan = [...running.hub.session.state.bookings.values()].find(({ code }) => code === '9012')?.id
  expect((await post({ kind: 'visit', date: '2026-11-19', bookings: [jan] })).body).toEqual({ taken: 1 })
  const [letter] = await come(1)
  expect([letter?.to, letter?.text]).toEqual([
    'jan@example.org',
    expect.stringContaining('Twój PIN do biletomatu: 9012'),
  ])
  expect(mailbox.letters).toHaveLength(1)
})
