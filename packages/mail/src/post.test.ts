import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { fateOfAnswer } from './fate.ts'
import { openPost } from './post.ts'

/** Letters handed to a real mail server that takes them, or says why not. */

const letter = { to: 'a@example.org', subject: 'Kod', text: 'Kod', html: null, language: 'pl', calendar: null }
const no = (responseCode: number) => Object.assign(new Error('as told'), { responseCode })

async function serverOf(more: SMTPServerOptions) {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, ...more })
  // A line that is cut is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

async function postTo(more: SMTPServerOptions, from = { name: 'Urząd', address: 'urzad@example.org' }) {
  const post = openPost(await serverOf(more), from)
  onTestFinished(() => post.close())
  return post
}

/** What the server took, byte for byte, and for whom. */
function taking() {
  const taken: { to: string[]; message: string }[] = []
  const onData: SMTPServerOptions['onData'] = (stream, { envelope }, done) => {
    let message = ''
    stream.setEncoding('utf8').on('data', (piece: string) => {
      message += piece
    })
    stream.on('end', () => {
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), message })
      done()
    })
  }
  return { taken, onData }
}

/** Where a server says no: to the sender, to the recipient, to the whole of the letter. */
const places = {
  'the sender': (code: number): SMTPServerOptions => ({ onMailFrom: (_address, _session, done) => done(no(code)) }),
  'the recipient': (code: number): SMTPServerOptions => ({ onRcptTo: (_address, _session, done) => done(no(code)) }),
  'the letter': (code: number): SMTPServerOptions => ({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => done(no(code)))
    },
  }),
}

test.each(
  Object.keys(places).flatMap((where) =>
    ([421, 450, 451, 452, 550, 552, 554] as const).map((code) => [code, where as keyof typeof places] as const),
  ),
)('[BOK-10] %i about %s', async (code, where) => {
  const post = await postTo(places[where](code))
  const kind = code < 500 ? 'later' : 'refused'
  expect(await post.send(letter, 'm1@x')).toMatchObject({ kind, code, said: expect.stringContaining('as told') })
  // The next letter is tried anew, also after a 421, which closes the line.
  expect(await post.send(letter, 'm2@x')).toMatchObject({ kind, code })
})

/** A line to a server that a test cuts. */
async function lineTo(url: string) {
  const ends = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  onTestFinished(() => {
    cut()
    line.close()
  })
  return { url: `smtp://127.0.0.1:${(line.address() as AddressInfo).port}`, cut }
}

test.each(['in the middle of the letter', 'before the last 250'])(
  '[BOK-10] a line that is cut %s: perhaps delivered, and nodemailer tries it no second time by itself',
  async (when) => {
    let cut = () => {}
    let began = 0
    const url = await serverOf({
      onData(stream, _session, done) {
        began += 1
        if (when === 'before the last 250') stream.on('end', () => cut())
        else stream.once('data', () => cut())
        stream.resume()
        stream.on('close', () => done())
      },
    })
    const line = await lineTo(url)
    cut = line.cut
    const post = openPost(line.url, { name: 'Urząd', address: 'urzad@example.org' })
    onTestFinished(() => post.close())
    const long = { ...letter, text: 'Kod 123456\n'.repeat(200_000) }
    expect(await post.send(long, 'm1@x')).toMatchObject({ kind: 'perhaps', code: null })
    expect(began).toBe(1)
  },
)

test('[BOK-10] a promise that is kept although a recipient was refused: that is seen', async () => {
  for (const [code, kind] of [
    [550, 'refused'],
    [450, 'later'],
  ] as const) {
    const url = await serverOf({
      onRcptTo: ({ address }, _session, done) => done(address === 'b@example.org' ? no(code) : null),
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => done())
      },
    })
    const transport = createTransport({ url })
    const to = ['a@example.org', 'b@example.org']
    const info = await transport.sendMail({ from: 'urzad@example.org', to, subject: 'Kod', text: 'Kod' })
    transport.close()
    expect(info.accepted).toEqual(['a@example.org'])
    expect(fateOfAnswer(info)).toMatchObject({ kind, code })
  }
})

test('what stands in a subject, a name or an address makes no header and no recipient', async () => {
  const { taken, onData } = taking()
  const from = { name: 'Urząd\r\nBcc: name@evil.example', address: 'urzad@example.org' }
  const post = await postTo({ onData }, from)
  const subject = 'Kod\r\nBcc: subject@evil.example\r\n\r\n<b>\u202eKod\u0000'
  expect(await post.send({ ...letter, subject }, 'm1@x')).toEqual({ kind: 'sent' })
  for (const to of [
    ...['a@example.org\r\nBcc: c@evil.example', 'a@example.org>\r\nRCPT TO:<d@evil.example', 'e\r\n@evil.example'],
    ...['a@example.org, f@evil.example', 'a@example.org;g@evil.example', 'g: h@evil.example;', ''],
  ])
    await post.send({ ...letter, to }, 'm2@x')
  const all = taken.flatMap(({ to }) => to)
  expect(all.filter((one) => /^[b-h]@evil|name@|subject@/.test(one))).toEqual([])
  const [first] = taken
  const head = (first?.message ?? '').split('\r\n\r\n')[0] ?? ''
  const names = head.split('\r\n').flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? [])
  expect(names.map((name) => name.toLowerCase()).sort()).toEqual([
    ...['auto-submitted', 'content-language', 'content-transfer-encoding', 'content-type', 'date', 'from'],
    ...['message-id', 'mime-version', 'subject', 'to'],
  ])
  // A sign that turns the order of letters stands in no header as itself.
  expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
})
