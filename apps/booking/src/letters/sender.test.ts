import type { AddressInfo } from 'node:net'
import { openMemoryStore } from '@poczekalnia/booking-core/store'
import { type Fate, openPost } from '@poczekalnia/mail'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { newLetterOf } from './new-letter.ts'
import { openSender, outcomeOf } from './sender.ts'

const minute = 60_000
const kept = { attempts: 1, writtenAt: 0 }
const later = (code: number | null): Fate => ({ kind: 'later', code, said: 'later' })

test('[BOK-10] what was not taken now waits: five minutes for who may be greylisting, less for who is away', () => {
  expect(outcomeOf({ kind: 'sent' }, kept, 0)).toEqual({ state: 'sent' })
  expect(outcomeOf(later(451), kept, 0)).toMatchObject({ state: 'waiting', nextAt: 5 * minute })
  expect(outcomeOf(later(null), kept, 0)).toMatchObject({ state: 'waiting', nextAt: 15_000 })
  // Perhaps it has arrived: a second one must not come at once.
  expect(outcomeOf({ kind: 'perhaps', code: null, said: '' }, kept, 0)).toMatchObject({ nextAt: 5 * minute })
  expect(outcomeOf({ kind: 'refused', code: 550, said: 'no' }, kept, 0)).toEqual({ state: 'failed', said: 'no' })
  expect(outcomeOf(later(451), { attempts: 50, writtenAt: 0 }, 25 * 60 * minute)).toMatchObject({ state: 'failed' })
})

/** A mail server that answers as it is told, the next letter first. */
async function scripted(answers: (number | null)[]) {
  const taken: string[] = []
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk
      })
      stream.on('end', () => {
        const answer = answers.shift() ?? 250
        if (answer === 250) taken.push(/^Message-ID: (.*)$/im.exec(text)?.[1] ?? '')
        if (answer === 250) return done()
        done(Object.assign(new Error('as told'), { responseCode: answer }))
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken }
}

test('[BOK-10] a letter is tried again until it is taken, always with the same Message-ID, and sent once', async () => {
  const { url, taken } = await scripted([451, 452, 250])
  const { letters, bookings } = openMemoryStore()
  const letter = { to: 'a@example.org', subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }
  let now = 1_000_000
  const write = {
    ...{ office: 'a', before: null, stepMinutes: 20, codesOf: null, limit: null },
    make: () => ({
      booking: { id: 'b1', office: 'a', version: 1, state: 'expired', at: 0, minutes: 20 } as never,
      ...{ takes: false, tells: false },
      letters: [newLetterOf('code', letter, 'm1@x', 'a')].map((one) => ({ ...one, id: 'm1@x' })),
    }),
  }
  await bookings.write(write, now)
  const post = openPost(url, { name: 'Urząd', address: 'urzad@example.org' })
  let settled = () => {}
  const log = { warn: () => undefined, error: () => undefined }
  const sender = openSender({ letters, post, log, clock: { now: () => now, demo: false }, onSettled: () => settled() })
  onTestFinished(async () => {
    await sender.stop()
    post.close()
  })
  const next = () =>
    new Promise<void>((resolve) => {
      settled = resolve
    })
  await next()
  expect(await letters.of('b1')).toMatchObject([{ state: 'waiting', attempts: 1 }])
  for (const wait of [10, 30]) {
    now += wait * minute
    const done = next()
    sender.wake()
    await done
  }
  expect(taken).toEqual(['<m1@x>'])
  expect(await letters.of('b1')).toMatchObject([{ state: 'sent', attempts: 3, content: '' }])
})

test.each([
  [550, 'refused'],
  [554, 'refused'],
  [450, 'later'],
  [421, 'later'],
])('a server that answers %i: %s', async (code, kind) => {
  const { url } = await scripted([code])
  const post = openPost(url, { name: 'Urząd', address: 'urzad@example.org' })
  onTestFinished(() => post.close())
  const letter = { to: 'a@example.org', subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }
  expect(await post.send(letter, 'm1@x')).toMatchObject({ kind, code })
})

test('a server that is not there is waited for', async () => {
  const post = openPost('smtp://127.0.0.1:1', { name: 'Urząd', address: 'urzad@example.org' })
  onTestFinished(() => post.close())
  const letter = { to: 'a@example.org', subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }
  expect(await post.send(letter, 'm1@x')).toMatchObject({ kind: 'later', code: null })
})
