import type { DisplayCall, Language } from '@poczekalnia/protocol'
import { heardOrWhole, joined, sentence } from '@poczekalnia/voice'
import { CHIME_SECONDS, ringChime, VOICE_AFTER_SECONDS } from '../chime.ts'
import type { ClipStore } from './clip-store.ts'

/** How one call is to be heard. */
export type Announcement = {
  call: Pick<DisplayCall, 'number' | 'desk'>
  chime: boolean
  /** Languages that it is spoken in, in order; none: the chime alone. */
  languages: readonly Language[]
  /** 0 to 100. */
  volume: number
}

export type Speaker = {
  /**
   * Lets a call be heard, after whatever is being heard now. Never throws: what can't be spoken is shown all the same.
   * @returns when it is over, in `performance.now()` milliseconds
   */
  announce(what: Announcement): Promise<number>
  /** Whether sound can be heard; false until somebody touches a screen whose browser demands that. */
  audible(): boolean
}

type Spoken = { buffer: AudioBuffer; from: number; to: number }

/**
 * A clip that comes later than this is left out, with its whole sentence: the number is on the screen already. In
 * milliseconds.
 */
const PATIENCE_MS = 2_500
/** Decoded clips that are kept: those of the last calls. */
const DECODED = 80

/**
 * Browsers hold sound back until somebody touched the page, unless they were started with
 * `--autoplay-policy=no-user-gesture-required`: any touch or key lets it through.
 * @param onChange told whenever `audible` may have changed
 */
export function createSpeaker(clips: Pick<ClipStore, 'file'>, onChange: () => void): Speaker {
  if (typeof AudioContext === 'undefined')
    return { announce: () => Promise.resolve(performance.now()), audible: () => false }
  const context = new AudioContext()
  const master = context.createGain()
  master.connect(context.destination)
  context.addEventListener('statechange', onChange)
  const resume = () => {
    if (context.state !== 'running') context.resume().catch(() => undefined)
  }
  for (const gesture of ['pointerdown', 'keydown', 'touchend'] as const) window.addEventListener(gesture, resume)
  resume()

  const decoded = new Map<string, Spoken>()
  const clip = async (language: Language, name: string): Promise<Spoken | null> => {
    const key = `${language}/${name}`
    const known = decoded.get(key)
    if (known) return known
    const file = await clips.file(language, name)
    if (!file) return null
    try {
      // Decoding takes the bytes away; the store keeps its own.
      const buffer = await context.decodeAudioData(file.slice(0))
      const spoken = { buffer, ...heardOrWhole({ rate: buffer.sampleRate, samples: buffer.getChannelData(0) }) }
      decoded.set(key, spoken)
      if (decoded.size > DECODED) decoded.delete(decoded.keys().next().value ?? '')
      return spoken
    } catch {
      return null
    }
  }
  /** The sentence of one language, whole or not at all: half a number would send people to the wrong desk. */
  const spokenIn = async (language: Language, call: Announcement['call']) => {
    const { number, desk } = sentence(language, call)
    const all = (names: readonly string[]) => Promise.all(names.map((name) => clip(language, name)))
    const [ofNumber, ofDesk] = await Promise.all([all(number), all(desk)])
    const found = (list: (Spoken | null)[]): list is Spoken[] => list.every((one) => one !== null)
    return found(ofNumber) && found(ofDesk) ? { number: ofNumber, desk: ofDesk } : null
  }

  /** Until when something is to be heard, on the audio's own clock. */
  let busyUntil = 0
  let turn: Promise<unknown> = Promise.resolve()

  const play = async ({ call, chime, languages, volume }: Announcement): Promise<number> => {
    resume()
    // A suspended clock would save everything up and play it all at once later.
    if (context.state !== 'running') return performance.now()
    // Ears hear by proportion: the square makes half the volume sound like half.
    master.gain.value = (volume / 100) ** 2
    let at = Math.max(context.currentTime + 0.02, busyUntil)
    if (chime) {
      ringChime(context, master, at)
      busyUntil = at + CHIME_SECONDS
      at += VOICE_AFTER_SECONDS
    }
    const sentences = await withPatience(Promise.all(languages.map((language) => spokenIn(language, call))))
    const plan = joined(
      sentences.filter((one) => one !== null),
      (one) => one,
    )
    if (plan.pieces.length > 0) {
      at = Math.max(at, context.currentTime + 0.02)
      for (const { clip, at: after, from, length } of plan.pieces) {
        const source = context.createBufferSource()
        source.buffer = clip.buffer
        source.connect(master)
        source.start(at + after, from, length)
      }
      busyUntil = Math.max(busyUntil, at + plan.length)
    }
    return performance.now() + (busyUntil - context.currentTime) * 1000
  }

  return {
    audible: () => context.state === 'running',
    announce(what) {
      // A sound card that went away must not keep the number off the screen.
      const playing = turn.then(() => play(what)).catch(() => performance.now())
      turn = playing
      return playing
    },
  }
}

function withPatience<T>(work: Promise<T[]>): Promise<T[]> {
  return Promise.race([work, new Promise<T[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS))])
}
