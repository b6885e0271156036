import type { AddressInfo } from 'node:net'
import type { ParsedMail } from 'mailparser'
import { mailParser, smtpServer } from '../libraries.ts'

/** A letter that came, as a page shows it. */
export type Received = {
  to: string
  subject: string
  text: string
  html: string | null
  /** Its Content-Language; `null`: it says none. */
  language: string | null
  messageId: string
  /** Where it goes when it comes back; `''`: not told. */
  returnPath: string
  attachments: { name: string; type: string; content: string }[]
}

/** A mail server of a demonstration: it takes every letter, keeps the newest, and passes none on. */
export type Mailbox = {
  port: number
  /** The newest last. */
  readonly letters: readonly Received[]
  /** Called back with each letter that comes. */
  onLetter(listener: (letter: Received) => void): void
  close(): Promise<void>
}

/** Letters that are kept: a demonstration may run for days. */
const MOST = 200

/** Listens on a free port of this machine alone. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: Received[] = []
  const listeners: ((letter: Received) => void)[] = []
  const { SMTPServer } = smtpServer()
  const server = new SMTPServer({
    ...{ disabledCommands: ['AUTH', 'STARTTLS'], size: 1_000_000, banner: 'Poczekalnia, a demonstration' },
    onData(stream, session, done) {
      mailParser()
        .simpleParser(stream)
        .then(
          (mail) => {
            const { mailFrom } = session.envelope
            const letter = { ...received(mail), returnPath: mailFrom ? mailFrom.address : '' }
            letters.push(letter)
            if (letters.length > MOST) letters.shift()
            for (const listener of listeners) listener(letter)
            done()
          },
          (error: Error) => done(error),
        )
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.on('error', () => undefined)
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    onLetter: (listener) => void listeners.push(listener),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A letter as a mail server keeps it. @param source the whole of it, headers first */
export const readLetter = async (source: string): Promise<Received> => received(await mailParser().simpleParser(source))

function received(mail: ParsedMail): Received {
  const to = [mail.to].flat().flatMap((one) => one?.value.map(({ address }) => address ?? '') ?? [])
  const language = mail.headers.get('content-language')
  return {
    ...{ to: to.join(', '), subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || null },
    language: typeof language === 'string' ? language : null,
    messageId: mail.messageId ?? '',
    returnPath: '',
    attachments: mail.attachments.map((one) => ({
      name: one.filename ?? '',
      type: one.contentType,
      content: one.content.toString('utf8'),
    })),
  }
}
