import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Every call to the system that changes a file, or brings one to disk. What lies between two of them changes nothing.
 */
const changing =
  'write,pwrite64,writev,pwritev,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,' +
  'rmdir,mkdir,mkdirat,link,linkat,symlink,fchmod,fchown'

/** Whether this machine has strace and lets it trace. */
export const hasStrace = (): boolean =>
  spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=mkdir', 'true']).status === 0

/**
 * One call to the system: the `nth` of its name on the main thread, for strace counts each name by itself. The first is
 * 1.
 */
export type Call = { name: string; nth: number }

/**
 * Which of the calls that a command makes on its main thread, where all of ours are made, are about a folder.
 *
 * @param folder its whole path
 */
export function callsAbout(folder: string, args: readonly string[]): Call[] {
  const traces = mkdtempSync(join(tmpdir(), 'kill-lab-'))
  try {
    const to = join(traces, 'calls')
    const options = ['-f', '-qq', '-y', '-o', to, '-e', `trace=${changing}`]
    const { status, stderr } = spawnSync('strace', [...options, process.execPath, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the command itself fails: ${stderr}`)
    const lines = readFileSync(to, 'utf8').split('\n')
    const main = lines[0]?.split(' ')[0] ?? ''
    const calls = lines.filter((line) => line.startsWith(`${main} `) && !/\+\+\+|---|resumed>/.test(line))
    const made = new Map<string, number>()
    return calls.flatMap((line) => {
      const name = /^\d+ +(\w+)\(/.exec(line)?.[1] ?? ''
      const nth = 1 + (made.get(name) ?? 0)
      made.set(name, nth)
      return line.includes(folder) ? [{ name, nth }] : []
    })
  } finally {
    rmSync(traces, { recursive: true, force: true })
  }
}

/** Runs a command that is killed before one call takes effect. @returns whether it was */
export function killedAt({ name, nth }: Call, args: readonly string[]): boolean {
  const inject = `inject=${name}:signal=KILL:when=${nth}`
  const { signal, status } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${changing}`, '-e', inject, process.execPath, ...args],
    { encoding: 'utf8' },
  )
  return signal === 'SIGKILL' || status === 137 || status === null
}
