import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { InviteAnswer } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import { printedLetters } from '../apps/booking/src/invitations/printed-letters.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { invitationRows } from './operator/invitation-rows.ts'

const usage = `Usage:
  poczekalnia invitations FILE.csv --office FILE --matter QUEUE --site URL --token FILE --letters FILE.html

FILE.csv   columns case, lastDay (2026-12-31): who is invited, and until which day. While one line is wrong nobody
           is invited. A case that was invited before gets a new code; the old one works no more
--office   the office's profile; the matter in it is for the invited only (invited: true)
--matter   id of the queue
--site     address of the booking site
--token    file with the site's token (hub-token)
--letters  where the letters go, a page each, ready to print. The codes stand nowhere else: send the letters, then
           delete the file`

await runCommand(usage, async () => {
  const text = { type: 'string' } as const
  const options = { office: text, matter: text, site: text, token: text, letters: text }
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new UsageFailure('Say which one file has the cases.')
  const { matter, site, token, letters } = values
  if (!values.office || !matter || !site || !token || !letters)
    throw new UsageFailure('Say --office, --matter, --site, --token and --letters.')
  const of = office(readProfile(readFileSync(values.office, 'utf8'), values.office))
  const lines = invitationRows(readFileSync(file, 'utf8'), file)
  const address = URL.parse(`${site.replace(/\/$/, '')}/${of.profile.id}/office/invitations`)
  if (!address) throw new CommandFailure(`--site: ${site} is not an address`)
  // Written first: codes that can't be printed are of no use to anybody.
  writeFileSync(letters, '', { mode: 0o600 })
  const answer = await ask(address, readFileSync(token, 'utf8').trim(), { matter, rows: lines.map(({ row }) => row) })
  if ('faults' in answer) {
    for (const { row, field, expected } of answer.faults) {
      const line = lines[row - 1]?.line
      console.error(line === undefined ? `--${field}: ${expected}` : `${file}, line ${line}, ${field}: ${expected}`)
    }
    console.error('Nobody was invited.')
    return 1
  }
  const url = `${site.replace(/\/$/, '')}/${of.profile.id}`
  writeFileSync(letters, printedLetters(of, { matter, url }, answer.letters), { mode: 0o600 })
  console.log(`${answer.letters.length} letters: ${letters}`)
  return 0
})

async function ask(address: URL, token: string, body: object): Promise<InviteAnswer> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  } catch {
    throw new CommandFailure(`${address.origin}: no booking site answers there`, 1)
  }
  if (response.status === 404) throw new CommandFailure(`${address.origin}: it does not know this office or token`, 1)
  const answer = InviteAnswer.safeParse(await response.json().catch(() => null))
  if (!answer.success) throw new CommandFailure(`${address.origin}: it answers what nobody understands`, 1)
  return answer.data
}
