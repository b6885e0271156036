import { expect, test } from 'vitest'
import { heardLoudness } from './heard-loudness.ts'
import { heardOrWhole, joined, rendered } from './join.ts'
import { cut, heardPart, levelGain, levelled, peak, type Sound } from './sound.ts'

const RATE = 8_000

/** A tone of so many seconds between silences. */
function tone(frequency: number, length: number, before = 0, after = 0): Sound {
  const samples = new Float32Array(Math.round((before + length + after) * RATE))
  for (let i = 0; i < length * RATE; i++)
    samples[Math.round(before * RATE) + i] = 0.5 * Math.sin((2 * Math.PI * frequency * i) / RATE)
  return { rate: RATE, samples }
}

const clips: Record<string, Sound> = {
  number: tone(300, 0.4, 0.2, 0.3),
  letter: tone(500, 0.2),
  value: tone(700, 0.5, 0.05, 0.6),
  desk: tone(900, 0.6, 0.1, 0.1),
}
const heard = (clip: string) => heardOrWhole(clips[clip]!)
const plan = () => joined([{ number: ['number', 'letter', 'value'], desk: ['desk'] }], heard)

test('the length is the sum of what is heard and the pauses', () => {
  const { pieces, length } = plan()
  const sum = pieces.reduce((total, piece) => total + piece.length, 0)
  expect(sum).toBeCloseTo(0.4 + 0.2 + 0.5 + 0.6 + 0.02 * 3, 1)
  expect(length - sum).toBeCloseTo(0.012 * 2 + 0.055, 5)
})

test('the right clips in the right order, none over another', () => {
  const { pieces } = plan()
  expect(pieces.map(({ clip }) => clip)).toEqual(['number', 'letter', 'value', 'desk'])
  pieces.forEach((piece, i) => {
    const next = pieces[i + 1]
    if (next) expect(next.at).toBeGreaterThanOrEqual(piece.at + piece.length)
  })
})

test('however a clip was recorded, less than 80 ms of silence stands between two', () => {
  const { samples } = rendered(plan(), (clip) => clips[clip]!, RATE)
  let quiet = 0
  let longest = 0
  for (const sample of samples) {
    quiet = Math.abs(sample) < 0.005 ? quiet + 1 : 0
    longest = Math.max(longest, quiet)
  }
  expect(longest / RATE).toBeLessThan(0.08)
})

test('two languages are two sentences with a breath between them', () => {
  const { pieces } = joined(
    [
      { number: ['number', 'value'], desk: ['desk'] },
      { number: ['number', 'value'], desk: ['desk'] },
    ],
    heard,
  )
  const gap = pieces[3]!.at - (pieces[2]!.at + pieces[2]!.length)
  expect(gap).toBeGreaterThan(0.4)
  expect(gap).toBeLessThan(0.7)
})

test('sounds of another rate are not mixed in', () => {
  expect(() => rendered(plan(), (clip) => ({ ...clips[clip]!, rate: 16_000 }), RATE)).toThrow(RangeError)
})

test('silence has no heard part, and a clip of silence keeps its place', () => {
  const silence = { rate: RATE, samples: new Float32Array(RATE) }
  expect(heardPart(silence)).toBeNull()
  expect(heardOrWhole(silence)).toEqual({ from: 0, to: 1 })
})

test('loud and soft, high and low recordings come to the same loudness, and no peak is clipped', () => {
  const soft = { rate: RATE, samples: tone(400, 1).samples.map((sample) => sample / 10) }
  for (const sound of [soft, tone(400, 1), tone(150, 1), tone(2_500, 1)])
    expect(heardLoudness(levelled(sound))).toBeCloseTo(-20, 1)
  const breath = { rate: RATE, samples: tone(400, 1).samples.map((sample) => sample / 1_000) }
  expect(levelGain(breath)).toBe(4)
  const click = { rate: RATE, samples: Float32Array.from({ length: RATE }, (_, i) => (i === 100 ? 1 : 0.001)) }
  expect(peak(levelled(click))).toBeLessThanOrEqual(0.851)
})

test('loudness is what ITU-R BS.1770 says of a full tone, and a low one counts for less than its level', () => {
  const full = (frequency: number) => ({
    rate: 48_000,
    samples: Float32Array.from({ length: 48_000 }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / 48_000)),
  })
  expect(heardLoudness(full(997))).toBeCloseTo(-3.01, 1)
  expect(heardLoudness(full(40))).toBeLessThan(-5)
  expect(heardLoudness(full(4_000))).toBeGreaterThan(0)
})

test('a cut begins and ends at nothing', () => {
  const part = cut(tone(400, 1), 0.1, 0.5)
  expect(part.samples).toHaveLength(0.4 * RATE)
  expect(Math.abs(part.samples[0]!)).toBe(0)
  expect(Math.abs(part.samples.at(-1)!)).toBe(0)
})
