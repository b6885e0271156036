import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How long one thing may take before it counts as hanging, milliseconds. */
const PATIENCE_MS = 120_000

export type Ended = { status: number | null; said: string }

/** A small Debian of a release in a folder, with cage and a browser, entered anew for each command. */
export type Debian = {
  suite: string
  /** A folder that is `/out` inside. */
  out: string
  /** Runs a shell script as the machine's user, and waits for its end. */
  run(script: string, as?: 'root'): Promise<Ended>
  /** Starts one; `ended` tells how it ended. */
  start(script: string, as?: 'root'): { child: ChildProcess; ended: Promise<Ended> }
  remove(): void
}

/** Makes it where it isn't there yet. @throws Error that names the log, where it can't be made */
export function openDebian(suite: string): Debian {
  const root = join(process.env.MACHINE_LAB_CACHE ?? '/var/cache/poczekalnia-machine-lab', suite)
  const setUp = join(import.meta.dirname, 'set-up.sh')
  const isMade = existsSync(join(root, 'made-by')) && readFileSync(join(root, 'made-by')).equals(readFileSync(setUp))
  if (!isMade) {
    console.log(`Making a Debian "${suite}" in ${root}, once (some minutes) …`)
    const { status, stdout, stderr } = spawnSync(setUp, [suite, root], { encoding: 'utf8' })
    if (status !== 0)
      throw new Error(`no Debian "${suite}" here: ${`${stdout}\n${stderr}`.trim().split('\n').slice(-3).join(' | ')}`)
  }
  const out = mkdtempSync(join(tmpdir(), `machine-lab-${suite}-`))
  chmodSync(out, 0o777)

  const start: Debian['start'] = (script, as) => {
    const child = spawn(join(import.meta.dirname, 'enter.sh'), [root, out, 'sh', '-c', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, MACHINE_LAB_AS_ROOT: as ? 'yes' : '' },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const ended = once(child, 'close').then(([status]): Ended => {
      clearTimeout(late)
      return { status, said }
    })
    return { child, ended }
  }
  return {
    suite,
    out,
    start,
    run: (script, as) => start(script, as).ended,
    remove: () => rmSync(out, { recursive: true, force: true }),
  }
}
