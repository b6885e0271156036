import { expect, test } from 'vitest'
import { contrastRatio } from './contrast.ts'
import { type ColourName, type Colours, contrast, dark, light, night } from './tokens.ts'

/** Front and back of everything that people read, or need to see to use it. */
const read: [ColourName, ColourName][] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['quiet', 'paper'],
  ['quiet', 'surface'],
  ['action', 'paper'],
  ['action', 'surface'],
  ['on-action', 'action'],
  ['on-called', 'called'],
  ['good', 'paper'],
  ['good', 'surface'],
  ['wrong', 'paper'],
  ['wrong', 'surface'],
]
const seen: [ColourName, ColourName][] = [
  ['edge', 'paper'],
  ['edge', 'surface'],
  ['action', 'paper'],
  ['focus', 'paper'],
  ['focus', 'surface'],
]

const themes: [string, Colours, number][] = [
  ['light', light, 4.5],
  ['night', night, 4.5],
  ['contrast', contrast, 7],
  ['dark', dark, 7],
]

test.each(themes)('%s: text and controls stand out enough', (_name, colours, least) => {
  for (const [front, back] of read) {
    expect(contrastRatio(colours[front], colours[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(least)
  }
  for (const [front, back] of seen) {
    expect(contrastRatio(colours[front], colours[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(3)
  }
})
