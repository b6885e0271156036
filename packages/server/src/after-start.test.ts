import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Keeps one thing of ten, as a start does, so that what stays lies scattered; then tells what V8 holds for it. */
const program = `
  const { giveBackWhatTheStartTook } = await import(${JSON.stringify(join(import.meta.dirname, 'after-start.ts'))})
  const made = Array.from({ length: 300_000 }, (_, i) => ({ name: 'thing ' + i, of: [i] }))
  globalThis.kept = made.filter((_, i) => i % 10 === 0)
  made.length = 0
  const before = process.memoryUsage().heapTotal
  giveBackWhatTheStartTook()
  console.log(JSON.stringify({ before, after: process.memoryUsage().heapTotal, gc: typeof gc }))
`

test('what a start took and nobody holds any more goes back to the system', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { before, after, gc } = JSON.parse(stdout)
  expect(after).toBeLessThan(before / 2)
  expect(gc, 'nothing of the rest of the program can ask for it').toBe('undefined')
})

test('what a rush took goes back once nobody asks for anything', () => {
  const rush = `
    const { giveBackWhenCalm } = await import(${JSON.stringify(join(import.meta.dirname, 'after-start.ts'))})
    giveBackWhenCalm()
    const made = Array.from({ length: 300_000 }, (_, i) => ({ name: 'visitor ' + i, of: [i] }))
    const rushed = process.memoryUsage().heapTotal
    made.length = 0
    const look = setInterval(() => {
      const { heapTotal } = process.memoryUsage()
      if (heapTotal > rushed / 2) return
      clearInterval(look)
      console.log('given back', typeof gc)
    }, 100)
  `
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', rush], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toBe('given back undefined\n')
})
