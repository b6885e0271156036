import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** How the machine in a browser was started. */
export type BrowserOptions = {
  folder: string
  /** The pairing address, when it came on the command line. */
  pair: string | null
  /** Pair and end: where a service shows the page. */
  pairOnly: boolean
  windowed: boolean
}

export const usage = `poczekalnia kiosk:browser [--pair ADDRESS | --pair-only ADDRESS] [--folder DIR] [--windowed]

  --pair ADDRESS  the address that \`poczekalnia device add kiosk NAME\` printed, in quotation marks; needed once
  --pair-only ADDRESS
                  the same, and no browser: a service will start it
  --folder DIR    where settings, token and journal are kept (data/kiosk)
  --windowed      an ordinary window, which may be closed`

/** Reads the command line. @throws Error with one line that says what is wrong */
export function browserOptions(args: readonly string[]): BrowserOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      folder: { type: 'string', default: 'data/kiosk' },
      pair: { type: 'string' },
      'pair-only': { type: 'string' },
      windowed: { type: 'boolean', default: false },
    },
  })
  return {
    folder: resolve(values.folder),
    pair: values['pair-only'] ?? values.pair ?? null,
    pairOnly: values['pair-only'] !== undefined,
    windowed: values.windowed,
  }
}
