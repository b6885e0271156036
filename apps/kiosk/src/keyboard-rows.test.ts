import { expect, test } from 'vitest'
import { halves, isControl, numberRows, qwerty } from './keyboard-rows.ts'

const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const signsOf = (layers: typeof qwerty) =>
  layers
    .flat(2)
    .filter((key) => !isControl(key))
    .sort()

test.each([
  ['as on a computer', qwerty],
  ['in two halves', halves],
])('[WRO-1] every letter and digit stands once on the keyboard: %s', (_, layers) => {
  expect(signsOf(layers)).toEqual(signs)
})

test('[WRO-1] whatever half shows, there is a way to the other one, and to take a sign away', () => {
  for (const layer of halves) for (const control of ['layer', 'back']) expect(layer.flat()).toContain(control)
})

test('[OLS-1] for a booking number there are its letters and the digits', () => {
  for (const low of [false, true]) {
    expect(signsOf(numberRows(['A', 'BC', 'AC'], low))).toEqual([...'0123456789ABC'])
    expect(numberRows(['A'], low).flat(2)).toContain('back')
  }
})
