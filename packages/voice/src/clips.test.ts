import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { calledLanguages as languages } from '@poczekalnia/protocol'
import { describe, expect, test } from 'vitest'
import { clipNames } from './clip-names.ts'
import { heardLoudness } from './heard-loudness.ts'
import { heardOrWhole, joined, rendered } from './join.ts'
import { CLIP_RATE, decodeOggOpus } from './ogg-opus.ts'
import { sentence } from './phrase.ts'
import { peak, type Sound, seconds } from './sound.ts'

const folder = join(import.meta.dirname, '../clips')

/** How alike two stretches of sound are: 1 the same, 0 nothing in common. */
function likeness(a: Float32Array, b: Float32Array): number {
  const n = Math.min(a.length, b.length)
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    ab += a[i]! * b[i]!
    aa += a[i]! ** 2
    bb += b[i]! ** 2
  }
  return ab / Math.sqrt(aa * bb || 1)
}

describe.each(languages)('the clips of %s', (language) => {
  const files = readdirSync(join(folder, language))
  const known = new Map<string, Sound>()
  const clip = (name: string) => {
    const sound = known.get(name) ?? decodeOggOpus(readFileSync(join(folder, language, `${name}.ogg`)))
    known.set(name, sound)
    return sound
  }

  test('are all there, and no others', () => {
    expect(files.sort()).toEqual(clipNames.map((name) => `${name}.ogg`).sort())
  })

  test('can be decoded, are short, alike in loudness and not clipped', () => {
    for (const name of ['number', 'desk', 'letter-u', 'letter-w', 'n-1', 'n-45', 'n-99', 'h-300', 'n-900', 'desk-25']) {
      const sound = clip(name)
      expect(seconds(sound), name).toBeGreaterThan(0.12)
      expect(seconds(sound), name).toBeLessThan(3)
      expect(peak(sound), name).toBeLessThan(0.99)
      expect(heardLoudness(sound), name).toBeGreaterThan(-22)
      expect(heardLoudness(sound), name).toBeLessThan(-18)
    }
  })

  test.each([
    ['U045', 25],
    ['A345', 3],
    ['W199', 125],
  ])('joined for %s, desk %i: length, order, no clipping, no gap', (number, desk) => {
    const said = sentence(language, { number, desk })
    const order = [...said.number, ...said.desk]
    const plan = joined([said], (name) => heardOrWhole(clip(name)))
    const whole = rendered(plan, clip, CLIP_RATE)
    const pauses = plan.pieces.slice(1).map((piece, i) => piece.at - plan.pieces[i]!.at - plan.pieces[i]!.length)
    const sum = plan.pieces.reduce((total, { length }) => total + length, 0)
    expect(plan.pieces.map((piece) => piece.clip)).toEqual(order)
    expect(seconds(whole)).toBeCloseTo(sum + pauses.reduce((total, pause) => total + pause, 0), 3)
    expect(peak(whole)).toBeLessThan(0.99)
    for (const piece of plan.pieces) {
      // What is heard at its place is this clip, and more like it than like any other of the sentence.
      const heard = whole.samples.subarray(Math.round(piece.at * CLIP_RATE))
      const own = clip(piece.clip).samples.subarray(Math.round(piece.from * CLIP_RATE))
      const part = heard.subarray(0, Math.round(piece.length * CLIP_RATE) - 1)
      expect(likeness(part, own), piece.clip).toBeGreaterThan(0.98)
      for (const other of order.filter((name) => name !== piece.clip))
        expect(likeness(part, clip(other).samples.subarray(240)), `${piece.clip} for ${other}`).toBeLessThan(0.9)
    }
    for (const { at } of plan.pieces.slice(1)) {
      const quiet = (sample: number) => Math.abs(sample) < 0.005
      const seam = Math.round(at * CLIP_RATE) - 1
      let from = seam
      while (from > 0 && quiet(whole.samples[from]!)) from--
      let to = seam
      while (to < whole.samples.length && quiet(whole.samples[to]!)) to++
      expect((to - from) / CLIP_RATE, `silence at ${at.toFixed(2)} s`).toBeLessThan(0.08)
    }
  })
})

test('[ACC-1] the same calls last as long in each language, and are as loud to the ear', () => {
  const calls = [
    { number: 'U045', desk: 25 },
    { number: 'A345', desk: 3 },
    { number: 'W199', desk: 125 },
    { number: 'B007', desk: 12 },
    { number: 'K078', desk: 31 },
  ]
  const heard = languages.map((language) => {
    const sounds = calls.map((call) => {
      const clip = (name: string) => decodeOggOpus(readFileSync(join(folder, language, `${name}.ogg`)))
      const said = sentence(language, call)
      const known = new Map([...said.number, ...said.desk].map((name) => [name, clip(name)]))
      return rendered(
        joined([said], (name) => heardOrWhole(known.get(name)!)),
        (name) => known.get(name)!,
        CLIP_RATE,
      )
    })
    const mean = (of: (sound: Sound) => number) => sounds.reduce((sum, sound) => sum + of(sound), 0) / sounds.length
    return { length: mean(seconds), loudness: mean(heardLoudness) }
  })
  const spread = (of: 'length' | 'loudness') =>
    Math.max(...heard.map((one) => one[of])) - Math.min(...heard.map((one) => one[of]))
  // A tenth of a call of four seconds.
  expect(spread('length')).toBeLessThan(0.4)
  expect(spread('loudness')).toBeLessThan(1)
})

test('the clips are small', () => {
  const bytes = languages.flatMap((language) =>
    readdirSync(join(folder, language)).map((file) => statSync(join(folder, language, file)).size),
  )
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000)
})
