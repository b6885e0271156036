let audio: AudioContext | null = null

/** Two soft notes, half a second. Silent where the browser lets nothing be heard before a first touch or key. */
export async function chime(): Promise<void> {
  try {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') await audio.resume()
    note(audio, 587.33, audio.currentTime)
    note(audio, 783.99, audio.currentTime + 0.18)
  } catch {
    // A computer without sound: the notification and the page are enough.
  }
}

/** @param hertz pitch; @param at seconds of the context's clock */
function note(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator()
  const loudness = context.createGain()
  tone.frequency.value = hertz
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.12, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.4)
  tone.connect(loudness).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.42)
}
