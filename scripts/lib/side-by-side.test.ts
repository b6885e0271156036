import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const module = JSON.stringify(join(import.meta.dirname, 'side-by-side.mjs'))
/**
 * Steps, each a program of its own, in a process that shows what they tell.
 * @returns what was shown, and the outcome
 */
function told(steps: readonly { title: string; program: string }[]) {
  const listed = steps.map(({ title, program }) => ({ title, command: process.execPath, args: ['-e', program] }))
  const program = `
    const { sideBySide } = await import(${module})
    const failed = await sideBySide(${JSON.stringify(listed)})
    console.log('outcome ' + JSON.stringify(failed))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  return stdout.replaceAll(/ \([\d.]+ s\)/g, '')
}
/** Runs until it is ended. */
const endless = 'console.log("begun"); setInterval(() => {}, 1000)'

test('what each step says stays together', () => {
  const twice = (word: string) => `console.log("${word} 1"); setTimeout(() => console.log("${word} 2"), 50)`
  const said = told([
    { title: 'one', program: twice('a') },
    { title: 'two', program: twice('b') },
  ])
  expect(said).toContain('── one\na 1\na 2\n')
  expect(said).toContain('── two\nb 1\nb 2\n')
  expect(said).toContain('outcome null')
})

test('the first that fails is told, ends the others, and is the outcome', () => {
  const said = told([
    { title: 'long', program: endless },
    { title: 'wrong', program: 'console.error("here is why"); process.exit(3)' },
  ])
  expect(said).toContain('── wrong\nhere is why\n')
  expect(said).not.toContain('── long')
  expect(said).toContain('outcome {"title":"wrong","status":3}')
})
