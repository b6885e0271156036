import { parseArgs } from 'node:util'
import { BounceAnswer } from '@poczekalnia/protocol'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia booking bounce --site URL --to ADDRESS < MESSAGE

Hands a letter that came back to the booking site: for the mail server, which pipes into it what comes to the address
of --bounces. Leaves with 0 when the site has it, 65 when it is no report of a letter of this site, and 75 when the
site can't be reached: the mail server then tries again.

--site  address of the booking site
--to    the address to which the message came, with what stands after the +`

/** As sysexits.h has them, which mail servers go by. */
const DATA_ERROR = 65
const TEMPORARY_FAILURE = 75
/** The report stands before the letter that is sent back. */
const LARGEST = 256 * 1024

await runCommand(usage, async () => {
  const text = { type: 'string' } as const
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { site: text, to: text } })
  const { site, to } = values
  if (!site || !to || positionals.length > 1) throw new UsageFailure('Say --site and --to.')
  const address = URL.parse(`${site.replace(/\/$/, '')}/bounces`)
  if (!address) throw new CommandFailure(`--site: ${site} is not an address`)
  address.searchParams.set('to', to)
  const answer = await hand(address, await standardInput())
  if ('error' in answer)
    throw new CommandFailure(`${answer.error.field}: expected ${answer.error.expected}`, DATA_ERROR)
  console.log(answer.letter === 'bounced' ? 'taken down: the letter came back' : 'nothing to take down')
  return 0
})

async function hand(address: URL, body: Buffer<ArrayBuffer>) {
  const away = new CommandFailure(`${address.origin}: the booking site does not take it now`, TEMPORARY_FAILURE)
  const signal = AbortSignal.timeout(30_000)
  const response = await fetch(address, { method: 'POST', body, redirect: 'error', signal }).catch(() => null)
  const read = BounceAnswer.safeParse(await response?.json().catch(() => null))
  if (!read.success) throw away
  return read.data
}

/** The beginning of what comes in; all of it is read, so that nobody who writes is stopped. */
async function standardInput(): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    if (size < LARGEST) pieces.push(piece.subarray(0, LARGEST - size))
    size += piece.length
  }
  return Buffer.concat(pieces)
}
