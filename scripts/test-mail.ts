// npm run test:mail: letters through a real mail server (exim4, root, Debian); the result goes into docs/booking.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startExim } from './mail-lab/exim.ts'
import { type Line, mailJourney } from './mail-lab/journey.ts'

const PORT = 2599
const page = join(import.meta.dirname, '..', 'docs', 'booking.md')

const server = await startExim(PORT)
if (!server) {
  console.error(
    'The mail test was NOT RUN: it needs root and exim4 (apt-get install exim4-daemon-light). ' +
      'docs/booking.md holds its last result.',
  )
  process.exit(2)
}
let lines: Line[]
try {
  lines = await mailJourney(server)
} finally {
  server.stop()
}
writeFileSync(page, withResult(readFileSync(page, 'utf8'), lines, server.version))
for (const { what, told, ok } of lines) console.log(`${ok ? 'ok ' : 'BAD'} ${what}: ${told}`)
process.exit(lines.every(({ ok }) => ok) ? 0 : 1)

/** The page with the table between its two marks made anew. */
function withResult(text: string, result: readonly Line[], version: string): string {
  const date = Temporal.Now.plainDateISO().toString()
  const rows = result.map(({ what, told, ok }) => `| ${what} | ${told} | ${ok ? 'yes' : '**no**'} |`)
  const head = [`Last run: ${date}, exim ${version}.`, '', '| what | told | as it should be |', '| --- | --- | --- |']
  return text.replace(/(<!-- test:mail -->\n)[\s\S]*(<!-- \/test:mail -->)/, `$1${[...head, ...rows].join('\n')}\n$2`)
}
