import { Readable } from 'node:stream'
import type { Transporter } from 'nodemailer'
import { fateOf, fateOfAnswer } from './fate.ts'
import type { Fate, Letter } from './letter.ts'
import { nodemailer } from './libraries.ts'
import { type Offers, openOffers } from './offers.ts'

/** Hands letters to a mail server, one recipient each. */
export type Post = {
  /**
   * Tries once. Never throws: what went wrong is the letter's fate.
   * @param id its Message-ID without brackets, `3f2…@booking.example`: kept when it is tried again
   */
  send(letter: Letter, id: string): Promise<Fate>
  /** What the server offers, heard with each letter. */
  readonly offers: Pick<Offers, 'anyLetters' | 'ask'>
  close(): void
}

/** Connections to the server at once: all that a mail server usually grants one client. */
const LINES = 8

/** How long a server is waited for, milliseconds. RFC 5321 would have minutes; a person waits in front of a page. */
const waits = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

/**
 * Opens a way to a mail server.
 * @param url `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. A server that offers STARTTLS
 *   is spoken to with it, and its certificate must be right.
 * @param from the sender as people see it
 * @param returnPath where a letter goes that comes back, by its Message-ID; the sender when left out
 */
export function openPost(
  url: string,
  from: { name: string; address: string },
  returnPath?: (id: string) => string,
): Post {
  let opened: Transporter | null = null
  /** Message-IDs of those whose text the server has asked for. */
  const begun = new Set<string>()
  // Loaded with the first letter: whoever hands letters to another thread needs none of it.
  const open = (): Transporter => {
    const transport = nodemailer().createTransport({
      ...{ ...waits, pool: true, maxConnections: LINES, url },
      // A letter is only what we made of it: nothing in it may name a file or an address to be fetched.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    }) as Transporter
    // Of an error nodemailer doesn't tell when it came: the server may have a letter only once its text is being read.
    transport.use('stream', ({ message, data: { messageId } }, done) => {
      message.processFunc((input) => Readable.from(readBy(input, () => begun.add(String(messageId)))))
      done()
    })
    return transport
  }
  const offers = openOffers(url, waits)
  return {
    offers,
    async send(letter, id) {
      // nodemailer would hand the address over all the same, and a server that can't read it may take it for another.
      if (offers.anyLetters === false && /[^\x20-\x7e]/.test(letter.to))
        return { kind: 'refused', code: 553, said: 'the mail server takes no such letters before the @ (SMTPUTF8)' }
      try {
        opened ??= open()
        const info = await opened.sendMail({
          ...{ from, subject: letter.subject, text: letter.text, messageId: `<${id}>` },
          to: { name: '', address: letter.to },
          ...(returnPath && { envelope: { from: returnPath(id), to: letter.to } }),
          ...(letter.html !== null && { html: letter.html }),
          ...(letter.calendar && { icalEvent: { filename: 'wizyta.ics', ...letter.calendar } }),
          headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
        })
        if (info.ehlo) offers.heard(info.ehlo)
        return fateOfAnswer({ rejectedErrors: info.rejectedErrors })
      } catch (error) {
        return fateOf(error, begun.has(`<${id}>`))
      } finally {
        begun.delete(`<${id}>`)
      }
    },
    close() {
      offers.close()
      opened?.close()
    },
  }
}

/** What a stream gives; says so when somebody begins to read it. */
async function* readBy(input: AsyncIterable<Uint8Array>, begins: () => void) {
  begins()
  yield* input
}
