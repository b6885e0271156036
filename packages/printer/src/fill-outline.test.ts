import type { SvgPathCommand } from 'harfbuzzjs'
import { expect, test } from 'vitest'
import { type Dots, fillOutline } from './fill-outline.ts'

/** An outline as fonts have it: upwards, `M10,20L…`. */
const outline = (text: string): SvgPathCommand[] =>
  [...text.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, type, values = '']) => ({
    type: type as SvgPathCommand['type'],
    values: values === '' ? [] : values.split(/[ ,]/).map(Number),
  }))
const rows = ({ stride, height, data }: Dots): string[] =>
  Array.from({ length: height }, (_, row) =>
    [...data.subarray(row * stride, (row + 1) * stride)]
      .map((byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '.'))
      .join(''),
  )
const square = (from: number, to: number) => `M${from},${from}L${from},${to}L${to},${to}L${to},${from}Z`
const backwards = (from: number, to: number) => `M${from},${from}L${to},${from}L${to},${to}L${from},${to}Z`

test('a square is black where it lies, and its place is told from the line that letters stand on', () => {
  const dots = fillOutline(outline(square(2, 5)), 1)
  expect(dots).toMatchObject({ left: 2, top: -5, height: 3 })
  expect(rows(dots)).toEqual(['111.....', '111.....', '111.....'])
})

test('a contour that goes the other way round is a hole, one that goes the same way is not', () => {
  expect(rows(fillOutline(outline(square(0, 4) + backwards(1, 3)), 1))).toEqual([
    '1111....',
    '1..1....',
    '1..1....',
    '1111....',
  ])
  expect(rows(fillOutline(outline(square(0, 4) + square(1, 3)), 1))).toEqual(Array(4).fill('1111....'))
})

test('a dot is black when about half of it is covered', () => {
  expect(rows(fillOutline(outline('M0,0L0,1L1.6,1L1.6,0Z'), 1))).toEqual(['11......'])
  expect(rows(fillOutline(outline('M0,0L0,1L1.4,1L1.4,0Z'), 1))).toEqual(['1.......'])
})

test('curves of both kinds of font make the same circle, as high as wide', () => {
  const k = 10 * 0.5523
  const cubic = `M10,0C10,${k} ${k},10 0,10C${-k},10 -10,${k} -10,0C-10,${-k} ${-k},-10 0,-10C${k},-10 10,${-k} 10,0Z`
  const c = 10 * Math.tan(Math.PI / 8)
  const d = 10 * Math.SQRT1_2
  const quadratic =
    `M10,0Q10,${c} ${d},${d}Q${c},10 0,10Q${-c},10 ${-d},${d}Q-10,${c} -10,0Q-10,${-c} ${-d},${-d}Q${-c},-10 ` +
    `0,-10Q${c},-10 ${d},${-d}Q10,${-c} 10,0Z`
  const [one, other] = [cubic, quadratic].map((text) => rows(fillOutline(outline(text), 1)))
  expect(one).toEqual(other)
  expect(one).toEqual(one?.toReversed())
  expect(one).toHaveLength(20)
  const ink = one!.join('').replaceAll('.', '').length
  expect(Math.abs(ink - Math.PI * 100)).toBeLessThan(8)
})

test('what has no outline, as a space, has no dots', () => {
  expect(fillOutline([], 1)).toMatchObject({ stride: 0, height: 0 })
})
