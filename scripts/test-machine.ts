// npm run test:machine: the machine by the door in the two Debians that it may have; needs root on Debian. The result
// goes into docs/.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hubProcess } from '../tests/support/hub-process.ts'
import { buildScreens } from './lib/prepare.mjs'
import { type Debian, openDebian } from './machine-lab/debian.ts'
import { fingers } from './machine-lab/fingers.ts'
import { check, type Line } from './machine-lab/line.ts'
import { packages } from './machine-lab/packages.ts'
import { rotation } from './machine-lab/rotation.ts'
import { screen } from './machine-lab/screen.ts'
import { statuses } from './machine-lab/statuses.ts'

const releases = [
  { suite: 'bookworm', name: 'Debian 12' },
  { suite: 'trixie', name: 'Debian 13' },
]
const docs = join(import.meta.dirname, '../docs')
const page = join(docs, 'machine-test.md')

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error('The machine was not tested: this needs root on Debian. docs/machine-test.md holds its last result.')
  process.exit(2)
}
buildScreens()
const hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
await hub.start()
const results: { name: string; lines: Line[] }[] = []
try {
  for (const { suite, name } of releases) {
    console.log(`\n${name}`)
    results.push({ name, lines: await journey(suite) })
  }
} finally {
  await hub.remove()
}
writeFileSync(page, withResult(readFileSync(page, 'utf8')))
const bad = results.flatMap(({ lines }) => lines).filter(({ ok }) => !ok).length
console.log(bad === 0 ? '\nThe machine by the door is as it should be.' : `\n${bad} are not as they should be.`)
process.exit(bad === 0 ? 0 : 1)

async function journey(suite: string): Promise<Line[]> {
  let debian: Debian
  try {
    debian = openDebian(suite)
  } catch (error) {
    return [check('this Debian could be had', error instanceof Error ? error.message : String(error), false)]
  }
  try {
    const picture = join(docs, 'images', `machine-${suite}.png`)
    return [
      ...(await packages(debian)),
      ...(await statuses(debian)),
      ...(await rotation(debian)),
      ...(await screen(debian, hub, picture)),
      ...(await fingers(debian, hub)),
    ]
  } finally {
    debian.remove()
  }
}

/** The page with what stands between its two marks made anew. */
function withResult(text: string): string {
  const date = Temporal.Now.plainDateISO().toString()
  const what = [...new Set(results.flatMap(({ lines }) => lines.map((line) => line.what)))]
  const cell = (lines: readonly Line[], name: string) => {
    const line = lines.find((one) => one.what === name)
    return line ? `${line.told}${line.ok ? '' : ' (**not as it should be**)'}` : 'not tried'
  }
  const rows = what.map((name) => `| ${name} | ${results.map(({ lines }) => cell(lines, name)).join(' | ')} |`)
  const head = `| | ${results.map(({ name }) => name).join(' | ')} |`
  const table = [`Last run: ${date}.`, '', head, `| --- |${' --- |'.repeat(results.length)}`, ...rows]
  return text.replace(/(<!-- test:machine -->\n)[\s\S]*(<!-- \/test:machine -->)/, `$1${table.join('\n')}\n$2`)
}
