import { heardPart, type Sound } from './sound.ts'

/** A part of a clip that is played from `at` on; all in seconds. */
export type Piece<Clip> = { clip: Clip; at: number; from: number; length: number }

/** Between two clips of a sentence, in seconds: less than a listener takes for a pause. */
const BETWEEN_CLIPS = 0.012
/** Where a speaker would take the comma, before the desk. */
const BEFORE_DESK = 0.055
/** Between the sentence in Polish and the one in the ticket's language. */
const BETWEEN_SENTENCES = 0.55

/**
 * Puts the clips of a call one after another: the silence at the ends of each clip is left out, and what stands between
 * them is chosen here, so that it makes no difference how tightly a clip was recorded.
 * @param sentences each as its clips, those of the number and those of the desk, with what was heard in them
 * @returns when which part of which clip is played, and how long all of it lasts, in seconds
 */
export function joined<Clip>(
  sentences: readonly { number: readonly Clip[]; desk: readonly Clip[] }[],
  heardIn: (clip: Clip) => { from: number; to: number },
): { pieces: Piece<Clip>[]; length: number } {
  const pieces: Piece<Clip>[] = []
  let end = 0
  const put = (clips: readonly Clip[], before: number) => {
    for (const [i, clip] of clips.entries()) {
      const { from, to } = heardIn(clip)
      const pause = i > 0 ? BETWEEN_CLIPS : before
      const at = pieces.length === 0 ? 0 : end + pause
      pieces.push({ clip, at, from, length: to - from })
      end = at + to - from
    }
  }
  for (const { number, desk } of sentences) {
    put(number, BETWEEN_SENTENCES)
    put(desk, BEFORE_DESK)
  }
  return { pieces, length: end }
}

/** What a clip has to be heard of it: all but the silence at its ends, or everything where there is only silence. */
export function heardOrWhole(sound: Sound): { from: number; to: number } {
  return heardPart(sound) ?? { from: 0, to: sound.samples.length / sound.rate }
}

/** The joined sound itself, as the browser plays it: for listening to it in a test, or keeping it in a file. */
export function rendered<Clip>(
  plan: { pieces: readonly Piece<Clip>[]; length: number },
  soundOf: (clip: Clip) => Sound,
  rate: number,
): Sound {
  const samples = new Float32Array(Math.round(plan.length * rate))
  for (const { clip, at, from, length } of plan.pieces) {
    const sound = soundOf(clip)
    if (sound.rate !== rate) throw new RangeError(`a clip of ${sound.rate} Hz in a sound of ${rate} Hz`)
    const start = Math.round(at * rate)
    const part = sound.samples.subarray(Math.round(from * rate), Math.round((from + length) * rate))
    part.forEach((sample, i) => {
      if (start + i < samples.length) samples[start + i] = (samples[start + i] ?? 0) + sample
    })
  }
  return { rate, samples }
}
