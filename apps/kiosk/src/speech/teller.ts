import { heardOrWhole, levelGain } from '@poczekalnia/voice'
import type { Said } from './for-ear.ts'

/** How fast is spoken, as the hub names it. */
export const tempos = ['usual', 'fast', 'fastest', 'slow'] as const
export type Tempo = (typeof tempos)[number]

/** Steps of loudness, as shares of full scale: 18 dB from end to end, one of them 12 dB above the softest. */
export const loudness = [0.12, 0.25, 0.5, 0.75, 1] as const
/** How loud it is for whoever comes first. */
const USUAL = 3
const PAUSE_SECONDS = 0.2

/** A piece as it is heard: without the silence at its ends, as loud as the pieces of other voices. */
type Sound = { buffer: AudioBuffer; from: number; to: number; gain: number }

export type Teller = {
  /** Says this instead of whatever is being said. */
  say(pieces: readonly Said[]): void
  /** Says this after whatever is being said. */
  add(pieces: readonly Said[]): void
  /** Says the last again. */
  repeat(): void
  /** Silent at once. */
  stop(): void
  louder(by: 1 | -1): void
  /** The next tempo, from fastest to slow and on. */
  faster(): void
  /** Silent, and as loud and as fast as for whoever comes first. */
  reset(): void
  isSpeaking(): boolean
}

/**
 * Speaks pieces one after another, each a clip of the hub's: nothing of it is the browser's own speech, which goes on
 * over the loudspeaker when headphones go and tells nobody when it ends.
 * @param fetchClip the sound of a piece; `null` where the hub has none, which is passed over
 */
export function createTeller(fetchClip: (piece: Said, tempo: Tempo) => Promise<ArrayBuffer | null>): Teller {
  let audio: { context: AudioContext; gain: GainNode } | null = null
  let queue: readonly Said[] = []
  let last: readonly Said[] = []
  let playing: AudioBufferSourceNode | null = null
  let turn = 0
  let isSpeaking = false
  let volume = USUAL
  let tempo = 0

  const open = () => {
    if (audio) return audio
    const context = new AudioContext()
    const gain = context.createGain()
    gain.gain.value = loudness[volume] ?? 1
    gain.connect(context.destination)
    audio = { context, gain }
    return audio
  }
  const soundOf = async (piece: Said): Promise<Sound | null> => {
    const bytes = await fetchClip(piece, tempos[tempo] ?? 'usual').catch(() => null)
    if (!bytes) return null
    const buffer = await open()
      .context.decodeAudioData(bytes)
      .catch(() => null)
    if (!buffer) return null
    const heard = { rate: buffer.sampleRate, samples: buffer.getChannelData(0) }
    return { buffer, ...heardOrWhole(heard), gain: levelGain(heard) }
  }
  const play = async (mine: number) => {
    isSpeaking = true
    let next = queue[0] && soundOf(queue[0])
    while (mine === turn && queue.length > 0) {
      const sound = await next
      // Whoever began to say something else has a queue of their own by now.
      if (mine !== turn) return
      queue = queue.slice(1)
      // The next is fetched while this one is heard.
      next = queue[0] && soundOf(queue[0])
      if (sound) await heard(sound, mine)
      next ??= queue[0] && soundOf(queue[0])
    }
    if (mine === turn) isSpeaking = false
  }
  const heard = async (sound: Sound, mine: number) => {
    const { context, gain } = open()
    await context.resume().catch(() => undefined)
    if (mine !== turn) return
    const source = context.createBufferSource()
    source.buffer = sound.buffer
    const level = context.createGain()
    level.gain.value = sound.gain
    source.connect(level).connect(gain)
    playing = source
    const ended = new Promise((resolve) => source.addEventListener('ended', resolve))
    const length = sound.to - sound.from
    source.start(0, sound.from, length)
    // A machine whose sound device is gone tells of no end.
    const late = new Promise((resolve) => setTimeout(resolve, (length + 1) * 1_000))
    await Promise.race([ended, late])
    await new Promise((resolve) => setTimeout(resolve, PAUSE_SECONDS * 1_000))
  }
  const stop = () => {
    turn++
    queue = []
    isSpeaking = false
    try {
      playing?.stop()
    } catch {
      // It has not begun.
    }
    playing = null
  }
  const setVolume = (step: number) => {
    volume = Math.min(loudness.length - 1, Math.max(0, step))
    if (audio) audio.gain.gain.value = loudness[volume] ?? 1
  }
  const teller: Teller = {
    say(pieces) {
      stop()
      last = pieces
      queue = pieces
      void play(turn)
    },
    add(pieces) {
      if (!isSpeaking) {
        teller.say(pieces)
        return
      }
      last = [...queue, ...pieces]
      queue = [...queue, ...pieces]
    },
    repeat: () => teller.say(last),
    stop,
    louder: (by) => setVolume(volume + by),
    faster() {
      tempo = (tempo + 1) % tempos.length
    },
    reset() {
      stop()
      last = []
      tempo = 0
      setVolume(USUAL)
    },
    isSpeaking: () => isSpeaking,
  }
  return teller
}
