import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, nearestControl, nextControl } from './next-control.ts'

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
/** A language button above, a list of three answers, two buttons at the bottom. */
const home = [
  box(800, 20, 200, 100),
  box(50, 300, 980, 200),
  box(50, 520, 980, 200),
  box(50, 740, 980, 200),
  box(50, 1000, 200, 100),
  box(800, 1000, 200, 100),
]
const pad = Array.from({ length: 12 }, (_, i) => box((i % 3) * 220, Math.floor(i / 3) * 220, 200, 200))

test('[ACC-2] down leads through a list, and from the last row back to the first control', () => {
  const way = [0]
  for (let i = 0; i < 4; i++) way.push(nextControl(home, way.at(-1)!, 'down'))
  expect(way).toEqual([0, 1, 2, 3, 5])
  expect(nextControl(home, 5, 'down')).toBe(0)
  expect(nextControl(home, 0, 'up')).toBe(5)
  expect(nextControl(home, 1, 'up')).toBe(0)
})

test('[ACC-2] on a pad up and down keep the column', () => {
  expect(nextControl(pad, 4, 'down')).toBe(7)
  expect(nextControl(pad, 4, 'up')).toBe(1)
  expect(nextControl(pad, 4, 'next')).toBe(5)
  expect(nextControl(pad, 5, 'next')).toBe(6)
  expect(nextControl(pad, 11, 'next')).toBe(0)
})

const anyBox = fc
  .tuple(fc.nat(1000), fc.nat(1900), fc.integer({ min: 80, max: 400 }), fc.integer({ min: 80, max: 400 }))
  .map(([left, top, width, height]) => box(left, top, width, height))
const anyBoxes = fc.array(anyBox, { minLength: 1, maxLength: 30 })

test('[ACC-2] wherever controls lie, every key leads to a control, and "next" to each of them', () => {
  fc.assert(
    fc.property(anyBoxes, fc.nat(), fc.constantFrom('up', 'down', 'next', 'previous'), (boxes, from, way) => {
      const at = from % boxes.length
      expect(boxes[nextControl(boxes, at, way)]).toBeDefined()
      const seen = new Set([at])
      for (let i = 0, now = at; i < boxes.length; i++) {
        now = nextControl(boxes, now, 'next')
        seen.add(now)
      }
      expect(seen.size).toBe(boxes.length)
    }),
  )
})

test('where the focus was lost, the nearest control takes it', () => {
  expect(nearestControl(home, box(50, 520, 980, 180))).toBe(2)
  expect(nearestControl([], box(0, 0, 1, 1))).toBe(-1)
})
