import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('what letters need does not load the HTTP client that Node has beside its server', () => {
  const program = `
    const all = await import(${JSON.stringify(join(import.meta.dirname, 'libraries.ts'))})
    const loaded = Object.values(all).map((load) => typeof load())
    const clients = process.moduleLoadList.filter((name) => name.includes('undici/undici'))
    console.log(JSON.stringify({ loaded, clients }))
  `
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { loaded, clients } = JSON.parse(stdout)
  expect(loaded).toHaveLength(5)
  expect(clients).toEqual([])
})
