#!/bin/sh
# nodemailer 10.6.1 names the command at which a sending failed, and RFC 5321 asks a sender to know whether the text of
# a letter had begun when the line was cut: a last "250" may have been lost, and a second try brings the letter twice.
# But a line that the server cuts while it takes the text is told of as command "CONN", as one that was cut before
# anything was said; only the server's own refusals name their command. Seen: "cut in the text: ECONNECTION CONN;
# refused after the text: EMESSAGE DATA".
set -eu
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm install --silent --no-audit --no-fund nodemailer@10.6.1 smtp-server@3.21.6 > /dev/null
cat > try.mjs << 'JS'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'

/** Sends one small letter to a server that does this once its text has begun, and tells how nodemailer says so. */
async function sent(onData) {
  const lines = new Set()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => onData({ stream, lines, done }),
  })
  server.server.on('connection', (line) => lines.add(line))
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const transport = createTransport({ host: '127.0.0.1', port: server.server.address().port, ignoreTLS: true })
  const letter = { from: 'office@example.org', to: 'olena@example.org', subject: 'Visit', text: 'Thursday, 09:00' }
  const error = await transport.sendMail(letter).then(() => null, (reason) => reason)
  server.close()
  return { code: error?.code, command: error?.command }
}
const cut = await sent(({ stream, lines }) => {
  stream.on('data', () => {
    for (const line of lines) line.destroy()
  })
})
const refused = await sent(({ stream, done }) => {
  stream.resume().on('end', () => done(Object.assign(new Error('not today'), { responseCode: 451 })))
})
console.log(`cut in the text: ${cut.code} ${cut.command}; refused after the text: ${refused.code} ${refused.command}`)
process.exit(cut.command === 'CONN' && refused.command === 'DATA' ? 0 : 1)
JS
node try.mjs
