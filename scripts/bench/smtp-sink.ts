import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** A mail server that takes everything and keeps only the six digits of a letter's subject, by recipient. */
export type SmtpSink = { url: string; codeFor(recipient: string): Promise<string>; close(): void }

/** @param heard called with each letter, whole, as the server has it */
export async function openSmtpSink(heard?: (recipient: string, letter: Buffer) => void): Promise<SmtpSink> {
  const codes = new Map<string, string>()
  const waiting = new Map<string, (code: string) => void>()
  const onLetter = (recipient: string, letter: string) => {
    heard?.(recipient, Buffer.from(letter, 'latin1'))
    const code = /\d{6}/.exec(subjectOf(letter))?.[0]
    if (code === undefined) return
    const waits = waiting.get(recipient)
    waiting.delete(recipient)
    if (waits) waits(code)
    else codes.set(recipient, code)
  }
  const lines = new Set<Socket>()
  const server: Server = createServer((socket) => {
    lines.add(socket)
    socket.once('close', () => lines.delete(socket))
    receive(socket, onLetter)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codeFor(recipient) {
      const code = codes.get(recipient)
      codes.delete(recipient)
      return code === undefined ? new Promise((resolve) => waiting.set(recipient, resolve)) : Promise.resolve(code)
    },
    close() {
      server.close()
      for (const line of lines) line.destroy()
    },
  }
}

/** Just enough of RFC 5321 for a client that asks for nothing special. */
function receive(socket: Socket, onLetter: (recipient: string, letter: string) => void): void {
  let text = ''
  let recipient = ''
  let isLetter = false
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  socket.write('220 sink\r\n')
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
    for (;;) {
      const end = text.indexOf(isLetter ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = text.slice(0, end)
      text = text.slice(end + (isLetter ? 5 : 2))
      if (isLetter) {
        isLetter = false
        onLetter(recipient, part)
        socket.write('250 taken\r\n')
        continue
      }
      const command = part.slice(0, 4).toUpperCase()
      if (command === 'RCPT') recipient = /<([^>]*)>/.exec(part)?.[1] ?? ''
      isLetter = command === 'DATA'
      socket.write(isLetter ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 sink\r\n')
    }
  })
}

/** The subject with its encoded words read (RFC 2047). */
function subjectOf(letter: string): string {
  const head = letter.slice(0, letter.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const subject = /^Subject: (.*)$/im.exec(head)?.[1] ?? ''
  return subject.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, word: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : word.replaceAll('_', ' '),
  )
}
