import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { allocator } from '@poczekalnia/server/allocator'
import { expect, test } from 'vitest'

const main = join(import.meta.dirname, 'main.mjs')
/** What a process says of itself before anything else runs in it. */
const telling = (of: string) => `data:text/javascript,console.log('began',${encodeURIComponent(of)})`

test.runIf(process.platform === 'linux')(
  'a hub gives the memory back that it needs no more, as the same process',
  () => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !(name in allocator)))
    const run = (given: NodeJS.ProcessEnv) => {
      const young = "process.execArgv.filter((option) => option.startsWith('--max-semi')).length"
      const of = `process.pid,process.env.MALLOC_ARENA_MAX,${young},process.argv.at(-1)`
      const { stdout, pid } = spawnSync(process.execPath, ['--import', telling(of), main, '--help'], {
        env: given,
        encoding: 'utf8',
      })
      return { pid, began: stdout.split('\n').filter((line) => line.startsWith('began')) }
    }
    const left = run(env)
    expect(left.began).toEqual([`began ${left.pid} undefined 0 --help`, `began ${left.pid} 1 1 --help`])
    // Whoever has set it knows why.
    const set = run({ ...env, MALLOC_ARENA_MAX: '3' })
    expect(set.began).toEqual([`began ${set.pid} 3 0 --help`])
  },
)

test('a hub does not load the HTTP client that Node has beside its server', () => {
  const loaded = "process.on('exit',()=>console.log(process.moduleLoadList.filter(n=>n.includes('undici/undici'))))"
  const script = `data:text/javascript,${encodeURIComponent(loaded)}`
  const hub = join(import.meta.dirname, 'hub.ts')
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', script, hub], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toBe('[]\n')
})
