/** The two tones of the chime: frequency in hertz and start in seconds; a falling minor third, soft and known. */
const tones = [
  { frequency: 659.25, start: 0 },
  { frequency: 523.25, start: 0.42 },
] as const
const toneSeconds = 1.1

/** How long the chime sounds, and after how long a voice may speak into its end, in seconds. */
export const CHIME_SECONDS = 0.42 + toneSeconds
export const VOICE_AFTER_SECONDS = 1.2

/** Rings once. Made by the browser itself, so that no file can be missing. */
export function ringChime(context: AudioContext, to: AudioNode, at: number): void {
  for (const tone of tones) playTone(context, to, tone.frequency, at + tone.start)
}

function playTone(context: AudioContext, to: AudioNode, frequency: number, at: number): void {
  const gain = context.createGain()
  gain.gain.setValueAtTime(0.0001, at)
  gain.gain.exponentialRampToValueAtTime(0.6, at + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + toneSeconds)
  gain.connect(to)
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
