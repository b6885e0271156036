import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkDraw, type DrawCheck, receiptId } from '@poczekalnia/booking-core/draw'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia booking draw verify FILE|URL [--closed HASH] [--secret-hash HASH] [--receipt RECEIPT]

Recomputes a published draw: the secret is the one whose hash was published before, the entries those whose hash was
published at the closing, and the order and the places what both give. Leaves with 1 when something differs.

FILE|URL       the published draw (…/draw/RELEASE/DATE/draw.json)
--closed       the hash that you noted when the draw closed
--secret-hash  the hash of the secret that you noted before
--receipt      finds your own line`

/** A published draw of a whole province is some megabytes. */
const LARGEST = 50 * 1024 * 1024

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { closed: { type: 'string' }, 'secret-hash': { type: 'string' }, receipt: { type: 'string' } },
  })
  const [, order, source, ...rest] = positionals
  if (order !== 'verify' || source === undefined || rest.length > 0)
    throw new UsageFailure('draw verify takes one file or address')
  const checked = await checkDraw(/^https?:\/\//.test(source) ? await fetched(source) : fromFile(source))
  if (!checked.ok) throw new CommandFailure(`${source}: ${inWords(checked)}`, 1)
  const { draw } = checked
  for (const [name, noted, published] of [
    ['--closed', values.closed, draw.closedHash],
    ['--secret-hash', values['secret-hash'], draw.commitment],
  ] as const)
    if (noted !== undefined && noted.trim().toLowerCase() !== published)
      throw new CommandFailure(`${source}: ${name} is another hash than the published ${published}: not this draw`, 1)
  const offered = draw.ranks.filter(({ places }) => places.length > 0).length
  console.log(`${source}: the draw is right. ${draw.office}, ${draw.release}, ${draw.round}:`)
  console.log(`${draw.entries.length} entries, ${offered} of them were offered places first`)
  if (values.receipt === undefined) return 0
  const id = await receiptId(values.receipt)
  const at = draw.ranks.findIndex((rank) => rank.id === id)
  if (at < 0) throw new CommandFailure(`--receipt: no entry of this draw has it (${id})`, 1)
  const places = draw.ranks[at]?.places.map((place) => place.at.slice(0, 16).replace('T', ' ')) ?? []
  console.log(`your entry ${id}`)
  console.log(`place in the order: ${at + 1}; offered first: ${places.join(', ') || 'nothing (waiting list)'}`)
  return 0
})

function fromFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CommandFailure(`${file}: can't be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

async function fetched(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
    if (!answer.ok) throw new CommandFailure(`${url}: the site answers ${answer.status}`)
    const text = await answer.text()
    if (text.length > LARGEST) throw new CommandFailure(`${url}: too large for a draw`)
    return text
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw new CommandFailure(`${url}: can't be reached (${(error as Error).message})`)
  }
}

function inWords({ why, at }: Extract<DrawCheck, { ok: false }>): string {
  switch (why) {
    case 'no-json':
      return `no draw: it is not JSON (${at})`
    case 'format':
      return `no draw that this release knows: "format" is ${at}`
    case 'form':
      return `changed or not whole: ${at} is not as a draw is written`
    case 'commitment':
      return `the secret is not the one whose hash was published before (${at})`
    case 'entries':
      return 'an entry stands in it twice'
    case 'closed':
      return `entries or places are not those whose hash was published at the closing (${at})`
    case 'ranks':
      return `the order or the places differ from what secret and entries give, first at place ${at}`
    default:
      return why satisfies never
  }
}
