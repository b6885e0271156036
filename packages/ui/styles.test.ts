import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { border, contrast, dark, light, night, radius, space } from './src/tokens.ts'

const css = readFileSync(join(import.meta.dirname, 'src/styles.css'), 'utf8')
const blockOf = (selector: string) => css.slice(css.indexOf(selector)).split('}')[0]!

test.each([
  [':root {', light],
  ['[data-theme="night"] {', night],
  ['[data-theme="dark"] {', dark],
])('%s carries the colours of the tokens', (selector, colours) => {
  for (const [name, value] of Object.entries(colours)) expect(blockOf(selector)).toContain(`--${name}: ${value};`)
})

test('the contrast theme overrides what differs and nothing else', () => {
  const block = blockOf('[data-theme="contrast"] {')
  for (const [name, value] of Object.entries(contrast)) {
    const differs = value !== light[name as keyof typeof light]
    expect(block.includes(`--${name}: ${value};`), name).toBe(differs)
  }
})

test('space, radius and border are those of the tokens', () => {
  for (const step of space) expect(blockOf(':root {')).toContain(`--s${step / 8}: ${step}px;`)
  expect(css).toContain(`--radius: ${radius}px;`)
  expect(css).toContain(`--border: ${border}px;`)
})
