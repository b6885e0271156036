import type { Sound } from './sound.ts'

/** Samples on either side that a new one is made of. */
const REACH = 16

/** The same sound at another rate, by a windowed sinc: nothing of a voice is lost or added. */
export function resampled({ rate, samples }: Sound, wanted: number): Sound {
  if (rate === wanted) return { rate, samples }
  // Going down, what the lower rate can't carry is filtered off.
  const band = Math.min(1, wanted / rate)
  const made = Float32Array.from({ length: Math.round((samples.length * wanted) / rate) }, (_, i) => {
    const at = (i * rate) / wanted
    const reach = Math.ceil(REACH / band)
    let sum = 0
    for (let k = Math.ceil(at - reach); k <= at + reach; k++) {
      const distance = at - k
      sum += (samples[k] ?? 0) * band * sinc(distance * band) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / reach))
    }
    return sum
  })
  return { rate: wanted, samples: made }
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))
