import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { openPost } from './post.ts'

/** A mail server with SMTPUTF8 or without. */
async function serverWith(smtpUtf8: boolean) {
  const taken: { to: string[]; smtpUtf8: boolean; header: string }[] = []
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, ...(!smtpUtf8 && { hideSMTPUTF8: true }) },
    onData(stream, { envelope }, done) {
      let text = ''
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        taken.push({ to, smtpUtf8: envelope.smtpUtf8 === true, header: /^To: (.*)$/im.exec(text)?.[1]?.trim() ?? '' })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const post = openPost(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, {
    ...{ name: 'Urząd', address: 'urzad@example.org' },
  })
  onTestFinished(() => post.close())
  return { post, taken }
}

const letter = { subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }

test('[BOK-10] what a server offers is asked for, and a letter to łukasz@ goes as RFC 6531 has it', async () => {
  const { post, taken } = await serverWith(true)
  expect(post.offers.anyLetters).toBeNull()
  await post.offers.ask()
  expect([post.offers.anyLetters, taken]).toEqual([true, []])
  expect(await post.send({ ...letter, to: 'łukasz.żak@example.org' }, 'm1@x')).toEqual({ kind: 'sent' })
  expect(await post.send({ ...letter, to: 'plain@example.org' }, 'm2@x')).toEqual({ kind: 'sent' })
  expect(taken).toEqual([
    { to: ['łukasz.żak@example.org'], smtpUtf8: true, header: 'łukasz.żak@example.org' },
    { to: ['plain@example.org'], smtpUtf8: false, header: 'plain@example.org' },
  ])
})

test('a server without SMTPUTF8 is given no such address, which it might take for another', async () => {
  const { post, taken } = await serverWith(false)
  await post.offers.ask()
  expect(post.offers.anyLetters).toBe(false)
  expect(await post.send({ ...letter, to: 'łukasz@example.org' }, 'm1@x')).toMatchObject({ kind: 'refused', code: 553 })
  expect(taken).toEqual([])
})

test('it is heard anew with each letter, and a server that is not there stays unknown', async () => {
  const { post } = await serverWith(true)
  await post.send({ ...letter, to: 'plain@example.org' }, 'm1@x')
  expect(post.offers.anyLetters).toBe(true)
  const away = openPost('smtp://127.0.0.1:1', { name: 'Urząd', address: 'urzad@example.org' })
  onTestFinished(() => away.close())
  await away.offers.ask()
  expect(away.offers.anyLetters).toBeNull()
})
