import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Opens files until the system allows no more, and looks; then closes them and looks again. */
const program = `
  const { closeSync, openSync } = await import('node:fs')
  const { residentBytes } = await import(${JSON.stringify(join(import.meta.dirname, 'resident-bytes.ts'))})
  const { giveBackWhenCalm } = await import(${JSON.stringify(join(import.meta.dirname, 'after-start.ts'))})
  giveBackWhenCalm()
  const open = []
  try {
    for (;;) open.push(openSync('/dev/null'))
  } catch {}
  const without = residentBytes()
  // Looks of the timer come by meanwhile.
  await new Promise((done) => setTimeout(done, 1_200))
  open.map((file) => closeSync(file))
  console.log(without, residentBytes() > 10_000_000)
`

test.runIf(process.platform === 'linux')(
  'with every file in use nobody can say what the process holds, and it goes on',
  () => {
    const limited = ['-c', 'ulimit -n 64; exec "$@"', 'sh', process.execPath, '--input-type=module', '--eval', program]
    const { status, stdout, stderr } = spawnSync('/bin/sh', limited, { encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'null true\n', stderr: '' })
  },
)
