import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../docs/decisions')
const index = readFileSync(join(folder, 'README.md'), 'utf8')
const pages = readdirSync(folder).filter((name) => name !== 'README.md')

test.each(pages)('a decision has one form, and stands in the list once: %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  const number = Number(name.slice(0, 4))
  const title = new RegExp(`^# ${number}\\. (.+)\\n\\n\\*\\*Status\\.\\*\\* (Accepted|Superseded by \\[.+\\])`).exec(
    text,
  )?.[1]
  expect(title, 'a title with its number, then its status').toBeDefined()
  const parts = ['Context', 'Decision', 'Consequences'].map((part) => text.indexOf(`**${part}.**`))
  expect(parts).not.toContain(-1)
  expect(parts).toEqual([...parts].sort((a, b) => a - b))
  expect(index.split(`](${name})`).length - 1).toBe(1)
})

test('no number is given twice', () => {
  const numbers = pages.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})
