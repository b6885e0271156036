let context: AudioContext | null = null
/** Loudest point of a tone, 0 to 1. */
let peak = 0.25

/** Sets how loud the machine sounds, 0 to 100; 80 is what a page without a setting has. */
export function setVolume(percent: number): void {
  peak = (0.25 * percent) / 80
}

function tone(audio: AudioContext, hertz: number, at: number, seconds: number) {
  const volume = audio.createGain()
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(peak, at + 0.02)
  volume.gain.linearRampToValueAtTime(0, at + seconds)
  const source = audio.createOscillator()
  source.frequency.value = hertz
  source.connect(volume).connect(audio.destination)
  source.start(at)
  source.stop(at + seconds)
}

/** Two soft tones that ask for attention. A machine without sound stays silent: the warning is on the screen. */
export function playWarning(): void {
  try {
    context ??= new AudioContext()
    void context.resume().catch(() => {})
    tone(context, 660, context.currentTime, 0.25)
    tone(context, 520, context.currentTime + 0.3, 0.35)
  } catch {
    // No audio device: nothing else can be done.
  }
}
