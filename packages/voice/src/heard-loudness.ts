/** One filter of second order: how much of the last samples, and of what it made of them, goes into the next. */
type Filter = { b: readonly [number, number, number]; a: readonly [number, number] }

/** What an ear adds at the top: the head reflects it (ITU-R BS.1770, made for this rate). */
function shelf(rate: number): Filter {
  const k = Math.tan((Math.PI * 1_681.974) / rate)
  const [gain, q] = [10 ** (3.999_84 / 20), 0.707_175]
  const middle = gain ** 0.499_667
  const whole = 1 + k / q + k * k
  return {
    b: [
      (gain + (middle * k) / q + k * k) / whole,
      (2 * (k * k - gain)) / whole,
      (gain - (middle * k) / q + k * k) / whole,
    ],
    a: [(2 * (k * k - 1)) / whole, (1 - k / q + k * k) / whole],
  }
}

/** What it leaves out at the bottom. */
function rumble(rate: number): Filter {
  const k = Math.tan((Math.PI * 38.135_47) / rate)
  const q = 0.500_327
  const whole = 1 + k / q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / whole, (1 - k / q + k * k) / whole] }
}

function filtered(samples: Float32Array, { b, a }: Filter): Float32Array {
  const made = new Float32Array(samples.length)
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    made[i] = y
  }
  return made
}

/**
 * How loud a sound is to the ear, in LUFS (ITU-R BS.1770, one channel). Without its gate: a clip is shorter than one of
 * its blocks, and silence is cut off before.
 */
export function heardLoudness({ rate, samples }: { rate: number; samples: Float32Array }): number {
  const heard = filtered(filtered(samples, shelf(rate)), rumble(rate))
  const square = heard.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, heard.length)
  return -0.691 + 10 * Math.log10(Math.max(square, 1e-12))
}
