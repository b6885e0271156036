import { expect, test } from 'vitest'
import { boardShape, rowsShown } from './board-shape.ts'

const layout = { orientation: 'auto' as const, rows: 8, sidePanel: false }
const wide = { width: 1920, height: 1080 }
const tall = { width: 1080, height: 1920 }

test('as the screen stands, unless the profile says otherwise', () => {
  expect(boardShape(layout, wide)).toEqual({ orientation: 'landscape', turned: false, rows: 8 })
  expect(boardShape(layout, tall)).toEqual({ orientation: 'portrait', turned: false, rows: 8 })
  expect(boardShape({ ...layout, orientation: 'portrait' }, wide)).toMatchObject({
    orientation: 'portrait',
    turned: true,
  })
  expect(boardShape({ ...layout, orientation: 'portrait' }, tall)).toMatchObject({ turned: false })
})

test('the side panel takes the place of rows', () => {
  expect(boardShape({ ...layout, sidePanel: true }, wide).rows).toBe(4)
  expect(boardShape({ ...layout, rows: 3, sidePanel: true }, wide).rows).toBe(3)
})

test('a long text or the banner takes rows and never makes them smaller', () => {
  const calm = { tall: false, stale: false }
  const lying = { orientation: 'landscape' as const, rows: 8 }
  const standing = { orientation: 'portrait' as const, rows: 6 }
  expect(rowsShown(lying, false, calm)).toBe(8)
  expect(rowsShown(lying, false, { tall: true, stale: false })).toBe(6)
  expect(rowsShown(lying, false, { tall: true, stale: true })).toBe(5)
  expect(rowsShown(standing, false, calm)).toBe(6)
  expect(rowsShown(standing, false, { tall: false, stale: true })).toBe(4)
  expect(rowsShown({ ...standing, rows: 3 }, false, { tall: true, stale: true })).toBe(3)
  expect(rowsShown({ ...standing, rows: 4 }, true, { tall: false, stale: true })).toBe(2)
  expect(rowsShown({ ...lying, rows: 4 }, true, { tall: false, stale: true })).toBe(2)
})
