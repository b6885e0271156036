import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The parts of what visitors read, each with the namespaces whose texts it shows. */
export const parts = {
  machine: ['common', 'kiosk', 'errors', 'aids', 'speech'],
  paper: ['paper'],
  phone: ['page'],
  display: ['display'],
  cards: ['cards'],
  booking: ['booking'],
  letters: ['letters'],
} as const
export type Part = keyof typeof parts

/** Without these nobody is served in a language: an office can offer it only when all four are complete. */
export const neededParts: readonly Part[] = ['machine', 'paper', 'phone', 'display']

/** What a language says of itself: `locales/<language>/language.json`. */
export const Manifest = z.strictObject({
  /** Its place in every list of all languages. */
  order: z.number().int().positive(),
  /** Its own name, as at the start of a sentence. */
  name: z.string().min(1),
  /** Its name in English, for whoever reads a list of languages that they don't speak. */
  english: z.string().min(1),
  /** ISO 15924: decides which fonts a screen loads and the paper is set in. */
  script: z.enum(['Latn', 'Cyrl', 'Geor', 'Deva', 'Arab']),
  direction: z.enum(['ltr', 'rtl']),
  /** BCP 47 tag that long dates are written by; figures on tickets and signs are 0-9, so dates have them too. */
  dates: z.string().min(2),
  /** Country whose flag people look for; `null` where no country's would be everybody's. */
  flag: z.string().length(2).nullable(),
  /** The synthesiser's voice for this language; `null`: its sentences can't be written for the ear yet. */
  voice: z.string().min(2).nullable(),
  /** Clips of its numbers go with the program, so that the displays call in it. */
  calls: z.boolean(),
  /** `whole`: for staff too, and a test demands every text. `following`: for visitors, see docs/decisions. */
  texts: z.enum(['whole', 'following']),
  /** Parts that have been worded from end to end. */
  complete: z.array(z.enum(Object.keys(parts) as [Part, ...Part[]])),
  /** Who has read all of it who grew up with the language. */
  read: z.string().min(1),
})
export type Manifest = z.infer<typeof Manifest>

/** Every language's manifest, in their order. @throws Error naming the file and field that is wrong */
export function readManifests(folder = import.meta.dirname): Record<string, Manifest> {
  const read = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => {
      const file = join(folder, name, 'language.json')
      const manifest = Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (!manifest.success) throw new Error(`${file}: ${z.prettifyError(manifest.error)}`)
      return [name, manifest.data] as const
    })
  return Object.fromEntries(read.sort(([, a], [, b]) => a.order - b.order))
}
