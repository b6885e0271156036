import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { addresses, smtpConnection } from './libraries.ts'

/** Lines of a server's answer to EHLO, without codes. */
type Lines = readonly string[]

/** What a mail server was heard to offer beyond the plainest mail (RFC 5321, 4.1.1.1). */
export type Offers = {
  /**
   * Whether it takes addresses with letters of any script before the @ (SMTPUTF8, RFC 6531); `null`: it was not heard
   * yet.
   */
  readonly anyLetters: boolean | null
  /** It said so while a letter was handed over. */
  heard(lines: Lines): void
  /** Asks it, without a letter. Never throws: what is not known stays so. */
  ask(): Promise<void>
  close(): void
}

/**
 * Keeps what a mail server offers, as it said last: it is known without asking whenever somebody types an address.
 * @param waits how long it is waited for
 */
export function openOffers(
  url: string,
  waits: { connectionTimeout: number; greetingTimeout: number; socketTimeout: number; dnsTimeout: number },
): Offers {
  let anyLetters: boolean | null = null
  const asking = new Set<SMTPConnection>()
  const heard = (lines: Lines) => {
    anyLetters = lines.some((line) => /^SMTPUTF8\b/i.test(line))
  }
  return {
    get anyLetters() {
      return anyLetters
    },
    heard,
    async ask() {
      const { default: Connection } = smtpConnection()
      const { auth: _auth, ...server } = addresses().parseConnectionUrl(url)
      await new Promise<void>((resolve) => {
        const connection = new Connection({ ...server, ...waits })
        asking.add(connection)
        connection.once('end', () => {
          asking.delete(connection)
          resolve()
        })
        connection.on('error', () => connection.close())
        connection.connect((error) => {
          // The last thing that it said is its answer to EHLO, after STARTTLS where it offers that.
          if (!error && connection.lastServerResponse) heard(linesOf(connection.lastServerResponse))
          connection.quit()
        })
      })
    },
    close() {
      for (const connection of asking) connection.close()
    },
  }
}

const linesOf = (reply: string): string[] => reply.split(/\r?\n/).map((line) => line.replace(/^\d+[ -]/, '').trim())
