import { expect, test } from 'vitest'
import { canBeAsked, oneDay, otherWay } from './days.ts'

test('one day becomes the week that ends with it, and several become their last day', () => {
  const week = otherWay(oneDay('2026-11-19'))
  expect(week).toEqual({ several: true, from: '2026-11-13', to: '2026-11-19' })
  expect(otherWay(week)).toEqual(oneDay('2026-11-19'))
})

test('a year at most, from the earlier day to the later one', () => {
  const between = (from: string, to: string) => canBeAsked({ several: true, from, to })
  expect(between('2026-11-19', '2026-11-19')).toBe(true)
  expect(between('2025-11-19', '2026-11-19')).toBe(true)
  expect(between('2025-11-18', '2026-11-19')).toBe(false)
  expect(between('2026-11-20', '2026-11-19')).toBe(false)
  expect(between('0002-11-19', '2026-11-19')).toBe(false)
  expect(between('', '2026-11-19')).toBe(false)
})
