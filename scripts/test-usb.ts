// npm run test:usb: printing over true USB, in a lab that needs root and Debian; the result goes into docs/printing.md.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line } from './usb-lab/line.ts'

const NO_LAB = 125
const home = join(import.meta.dirname, '..')
const page = join(home, 'docs', 'printing.md')

const { status } = spawnSync(
  join(import.meta.dirname, 'usb-lab', 'run.sh'),
  [process.execPath, join('scripts', 'usb-lab', 'journey.ts')],
  { cwd: home, stdio: 'inherit' },
)
if (status === NO_LAB) {
  console.error(
    'The USB test was not run: there is no lab on this machine (see above). docs/printing.md holds its last result.',
  )
  process.exit(2)
}
const lines: Line[] = JSON.parse(readFileSync(join(home, 'usb-lab-out', 'result.json'), 'utf8'))
writeFileSync(page, withResult(readFileSync(page, 'utf8'), lines))
const bad = lines.filter(({ ok }) => !ok).length
console.log(
  bad === 0 ? 'Printing over USB is as it should be.' : `${bad} of ${lines.length} are not as they should be.`,
)
process.exit(bad === 0 ? 0 : 1)

/** The page with the table between its two marks made anew. */
function withResult(text: string, result: readonly Line[]): string {
  const date = Temporal.Now.plainDateISO().toString()
  const rows = result.map(({ what, told, ok }) => `| ${what} | ${told} | ${ok ? 'yes' : '**no**'} |`)
  const table = [`Last run: ${date}.`, '', '| what | told | as it should be |', '| --- | --- | --- |', ...rows]
  return text.replace(/(<!-- test:usb -->\n)[\s\S]*(<!-- \/test:usb -->)/, `$1${table.join('\n')}\n$2`)
}
