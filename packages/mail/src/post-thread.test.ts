import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { openPostThread } from './post-thread.ts'

const letter = { to: 'a@example.org', subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }

/** A thread that hands letters to a mail server. @param more how the server answers */
async function posting(more: SMTPServerOptions, returnPath?: (id: string) => string) {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, ...more })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const post = openPostThread(url, { name: 'Urząd', address: 'urzad@example.org' }, returnPath)
  onTestFinished(() => post.close())
  return post
}

test('[BOK-10] a thread hands letters over, each with where it comes back to, and tells what came of it', async () => {
  const senders: string[] = []
  const post = await posting(
    {
      onMailFrom({ address }, _session, done) {
        senders.push(address)
        done()
      },
      onRcptTo({ address }, _session, done) {
        const isKnown = address !== 'nobody@example.org'
        done(isKnown ? null : Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      },
    },
    (id) => `back+${id}`,
  )
  const fates = await Promise.all([
    post.send(letter, 'm1@example.org'),
    post.send({ ...letter, to: 'nobody@example.org' }, 'm2@example.org'),
  ])
  expect(fates).toMatchObject([{ kind: 'sent' }, { kind: 'refused', code: 550 }])
  expect(senders.sort()).toEqual(['back+m1@example.org', 'back+m2@example.org'])
})

test('[BOK-10] what a thread was handing over when it ended is perhaps sent; the next letter has another', async () => {
  const takes: (() => void)[] = []
  const post = await posting({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => takes.push(() => done()))
    },
  })
  const cut = post.send(letter, 'm1@example.org')
  await expect.poll(() => takes.length).toBe(1)
  post.close()
  expect(await cut).toMatchObject({ kind: 'perhaps', code: null })
  const next = post.send(letter, 'm1@example.org')
  await expect.poll(() => takes.length).toBe(2)
  takes[1]?.()
  expect(await next).toEqual({ kind: 'sent' })
})

test('[BOK-10] a thread is asked what the server offers, before there is a letter', async () => {
  const post = await posting({})
  expect(post.offers.anyLetters).toBeNull()
  await post.offers.ask()
  expect(post.offers.anyLetters).toBe(true)
})
