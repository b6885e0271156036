import { expect, test } from 'vitest'
import { boardShape } from './board-shape.ts'

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
