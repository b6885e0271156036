import { expect, test } from 'vitest'
import { isControl, layered, numberRows, qwerty } from './keyboard-rows.ts'

const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const signsOf = (layers: typeof qwerty) =>
  layers
    .flat(2)
    .filter((key) => !isControl(key))
    .sort()

test.each([
  ['as on a computer', qwerty],
  ['in layers', layered],
])('[WRO-1] every letter and digit stands once on the keyboard: %s', (_, layers) => {
  expect(signsOf(layers)).toEqual(signs)
})

test('[WRO-1] whatever layer shows, there is a way to the next one, to take a sign away and to go on', () => {
  for (const layer of layered) for (const control of ['layer', 'back', 'whole']) expect(layer.flat()).toContain(control)
})

test('[OLS-1] for a booking number there are its letters and the digits', () => {
  for (const low of [false, true]) {
    expect(signsOf(numberRows(['A', 'BC', 'AC'], low))).toEqual([...'0123456789ABC'])
    expect(numberRows(['A'], low).flat(2)).toContain('back')
  }
})
