/** The two tones of the chime: frequency in hertz and start in seconds; a falling minor third, soft and known. */
const tones = [
  { frequency: 659.25, start: 0 },
  { frequency: 523.25, start: 0.42 },
] as const
const toneSeconds = 1.1

export type Chime = {
  /** Rings once. Never throws and never waits: where a browser allows no sound yet, nothing happens. */
  ring: () => void
  /** Whether sound can be heard; false until somebody touches a screen whose browser demands that. */
  audible: () => boolean
}

function playTone(context: AudioContext, frequency: number, at: number): void {
  const gain = context.createGain()
  gain.gain.setValueAtTime(0.0001, at)
  gain.gain.exponentialRampToValueAtTime(0.6, at + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + toneSeconds)
  gain.connect(context.destination)
  // A quiet octave above the ground tone makes it a bell rather than a beep.
  for (const [factor, share] of [
    [1, 1],
    [2, 0.25],
  ] as const) {
    const wave = context.createOscillator()
    const part = context.createGain()
    wave.frequency.value = frequency * factor
    part.gain.value = share
    wave.connect(part).connect(gain)
    wave.start(at)
    wave.stop(at + toneSeconds)
  }
}

/**
 * A chime made by the browser itself, so that no file can be missing. Browsers hold sound back until somebody
 * touched the page, unless they were started with `--autoplay-policy=no-user-gesture-required`: any touch or key
 * lets it through.
 * @param onChange told whenever `audible` may have changed
 */
export function createChime(onChange: () => void): Chime {
  if (typeof AudioContext === 'undefined') return { ring: () => undefined, audible: () => false }
  const context = new AudioContext()
  context.addEventListener('statechange', onChange)
  const resume = () => {
    if (context.state !== 'running') context.resume().catch(() => undefined)
  }
  for (const gesture of ['pointerdown', 'keydown', 'touchend'] as const) window.addEventListener(gesture, resume)
  resume()
  return {
    audible: () => context.state === 'running',
    ring: () => {
      resume()
      // A suspended clock would save the tones up and play them all at once later.
      if (context.state !== 'running') return
      try {
        for (const tone of tones) playTone(context, tone.frequency, context.currentTime + 0.02 + tone.start)
      } catch {
        // A sound card that went away must not keep the number off the screen.
      }
    },
  }
}
