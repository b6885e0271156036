import { expect, test } from 'vitest'
import { panelEms, widthInEms } from './type-size.ts'

test('widths add up', () => {
  expect(widthInEms('U045')).toBe(2.11)
  expect(widthInEms('25')).toBe(1)
})

test('the type keeps its size over usual numbers and shrinks for long ones only', () => {
  expect(panelEms('I001', 1)).toBe(panelEms('E999', 25))
  expect(panelEms('W045', 125)).toBeGreaterThan(3.5)
})
