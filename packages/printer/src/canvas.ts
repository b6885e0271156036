import { createRequire } from 'node:module'
import type * as Canvas from '@napi-rs/canvas'

// Reading the machine's fonts takes long and would let a ticket look different on each machine. The library looks at
// this when it is loaded, so it is loaded by hand, after the setting.
process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
const require = createRequire(import.meta.url)
const { createCanvas, GlobalFonts } = require('@napi-rs/canvas') as typeof Canvas

export type Context = Canvas.SKRSContext2D
export { createCanvas }

/** The two weights of the house (look.md): text and emphasis. */
const files = { 500: '500Medium/NotoSans_500Medium.ttf', 800: '800ExtraBold/NotoSans_800ExtraBold.ttf' } as const
export type Weight = keyof typeof files

for (const [weight, file] of Object.entries(files)) {
  const path = require.resolve(`@expo-google-fonts/noto-sans/${file}`)
  if (!GlobalFonts.registerFromPath(path, `Ticket ${weight}`)) throw new Error(`the font ${path} cannot be read`)
}

/** A CSS font of ours, `size` in dots. */
export const font = (weight: Weight, size: number) => `${size}px "Ticket ${weight}"`
