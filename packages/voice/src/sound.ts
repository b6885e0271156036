import { heardLoudness } from './heard-loudness.ts'

/** Sound as numbers: one channel, samples from -1 to 1, so many of them a second. */
export type Sound = { rate: number; samples: Float32Array }

/** What is quieter than this counts as silence, as a share of full scale: -46 dB. */
const SILENCE = 0.005
/** Left standing before the first sound and after the last, so that no consonant is cut off, in seconds. */
const PAD = 0.01

export const seconds = ({ rate, samples }: Sound): number => samples.length / rate

/** Where the sound begins and ends, in seconds, silence aside; `null` where there is nothing to hear. */
export function heardPart({ rate, samples }: Sound): { from: number; to: number } | null {
  const first = samples.findIndex((sample) => Math.abs(sample) > SILENCE)
  if (first < 0) return null
  const last = samples.findLastIndex((sample) => Math.abs(sample) > SILENCE)
  return { from: Math.max(0, first / rate - PAD), to: Math.min(samples.length / rate, (last + 1) / rate + PAD) }
}

/** Highest sample, 0 to 1; from 1 on it is clipped. */
export const peak = ({ samples }: Sound): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

/** A part of a sound, faded in and out over 5 ms so that no edge clicks. */
export function cut(sound: Sound, from: number, to: number): Sound {
  const { rate } = sound
  const samples = sound.samples.slice(Math.round(from * rate), Math.round(to * rate))
  const fade = Math.min(Math.round(0.005 * rate), samples.length >> 1)
  for (let i = 0; i < fade; i++) {
    samples[i] = (samples[i] ?? 0) * (i / fade)
    const end = samples.length - 1 - i
    samples[end] = (samples[end] ?? 0) * (i / fade)
  }
  return { rate, samples }
}

/** How loud every clip is, LUFS, and how high its peaks may go: room enough that few are held back by them. */
const LEVEL = -20
const HIGHEST_PEAK = 0.85

/** Nothing is made louder than this: what is hardly a sound stays one. */
const HIGHEST_GAIN = 4

/** How much louder a sound has to be to be as loud to the ear as the others, unless its peaks would come too high. */
export function levelGain(sound: Sound): number {
  const wanted = 10 ** ((LEVEL - heardLoudness(sound)) / 20)
  return Math.min(wanted, HIGHEST_PEAK / Math.max(peak(sound), 1e-6), HIGHEST_GAIN)
}

/** As loud to the ear as the others. */
export function levelled(sound: Sound): Sound {
  const gain = levelGain(sound)
  return { rate: sound.rate, samples: sound.samples.map((sample) => sample * gain) }
}
