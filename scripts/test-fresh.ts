// npm run test:fresh: the two commands on minimal Debians as they are after an installation; the result goes into
// docs/fresh-machine.md.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, cases } from './fresh/cases.ts'
import { type Found, rowOf, table } from './fresh/result.ts'

const home = join(import.meta.dirname, '..')
const page = join(home, 'docs', 'fresh-machine.md')
const cache = process.env.POCZEKALNIA_FRESH_CACHE ?? '/var/cache/poczekalnia-fresh'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: 'boolean', default: false }, anew: { type: 'boolean', default: false } },
})
if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
  console.error('This needs root on Debian: it makes minimal Debians. docs/fresh-machine.md holds the last result.')
  process.exit(2)
}
const chosen = cases.filter(({ id }) => positionals.length === 0 || positionals.includes(id))
if (chosen.length === 0) {
  console.error(`There is no such machine. There are: ${cases.map(({ id }) => id).join(', ')}`)
  process.exit(2)
}
const uncommitted = spawnSync('git', ['status', '--porcelain'], { cwd: home, encoding: 'utf8' }).stdout.trim()
if (uncommitted) console.error('What is not committed yet is not on the machines: they have a clone.')

const rows = []
for (const one of chosen) {
  console.log(`\n── ${one.title}`)
  const row = rowOf(one, await visited(one))
  for (const fault of row.faults) console.log(fault)
  rows.push(row)
}
const text = table(rows)
console.log(`\n${text}`)
if (chosen.length === cases.length) writeFileSync(page, withResult(readFileSync(page, 'utf8'), text))
process.exit(rows.some(({ faults }) => faults.length > 0) ? 1 : 0)

/** What was found on one machine, which is made for it and gone afterwards. */
async function visited(one: Case): Promise<Found> {
  const base = join(cache, one.suite)
  if (values.anew || !existsSync(base)) {
    mkdirSync(cache, { recursive: true })
    console.log(`A minimal ${one.suite} is made in ${cache}, once (some minutes) …`)
    const made = spawnSync(join(home, 'scripts/fresh/base.sh'), [one.suite, base, ...archive()], { encoding: 'utf8' })
    if (made.status !== 0) return { notMade: made.stderr.trim().split('\n').slice(-5).join('\n') }
  }
  const out = mkdtempSync(join(tmpdir(), 'fresh-'))
  const ran = spawnSync(join(home, 'scripts/fresh/machine.sh'), [base, out], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      WHO: one.who,
      PORT: String(await freePort()),
      PREPARE: one.prepare,
      MENDING: one.mending,
      WORDS: one.words.join(' '),
      WHOLE: values.whole ? '1' : '',
    },
  })
  const read = (name: string) => (existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : null)
  const found: Found = {
    notMade: ran.status === 0 ? null : `machine.sh ended with ${ran.status ?? ran.signal}`,
    ...{ node: read('node')?.trim() ?? '', npm: read('npm')?.trim() ?? '' },
    ...{ start: read('start.log') ?? '', mended: read('mended.log'), seconds: read('ready')?.trim() ?? null },
    startStatus: Number(read('start.log.status')),
    native: read('native.json'),
    ...{ test: read('test.log') ?? '', testSeconds: read('test.seconds')?.trim() ?? '' },
    testStatus: read('test.status')?.trim() ?? null,
    whole: values.whole,
  }
  rmSync(out, { recursive: true })
  return found
}

/** The archive that this machine gets Debian from, for `debootstrap`; its own when none can be told. */
function archive(): string[] {
  const format = ['--format', '$(REPO_URI)', 'Created-By: Packages', 'Origin: Debian', 'Label: Debian']
  const { stdout } = spawnSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' })
  const first = (stdout ?? '').split('\n')[0]?.trim()
  return first ? [first] : []
}

/** The machines share this one's network. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The page with the table between its two marks made anew. */
function withResult(text: string, result: string): string {
  const date = Temporal.Now.plainDateISO().toString()
  const what = values.whole ? 'the whole of `npm test`' : 'the beginning of `npm test`'
  return text.replace(
    /(<!-- test:fresh -->\n)[\s\S]*(<!-- \/test:fresh -->)/,
    `$1Last run: ${date}, with ${what}.\n\n${result}\n$2`,
  )
}
