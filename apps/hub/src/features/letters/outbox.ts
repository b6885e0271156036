import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { letterKinds } from '@poczekalnia/protocol'
import { z } from 'zod'

/** A letter that is to be sent or was. Nobody's address is in it: that is looked up when it is sent (ALL-4). */
const Kept = z.object({
  /** Its Message-ID without brackets, the same at every try. */
  id: z.string(),
  booking: z.string(),
  date: z.string(),
  kind: z.enum(letterKinds),
  /** Until when the office works on that day, where the letter is about that. */
  closes: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'failed', 'gone']),
  /** Epoch ms: when it was asked for or its state changed last, and from when it may be tried. */
  at: z.number(),
  next: z.number(),
  tries: z.number(),
})
export type KeptLetter = z.infer<typeof Kept>

/** The file in the data folder. Whoever deletes it has letters that wait never sent. */
const file = 'letters.json'

/** What was kept; nothing where there is no file, or one that can't be read. */
export async function readLetters(dir: string): Promise<KeptLetter[]> {
  try {
    return z.array(Kept).parse(JSON.parse(await readFile(join(dir, file), 'utf8')))
  } catch {
    return []
  }
}

/** Writes it whole: nobody ever reads half of it. */
export async function keepLetters(dir: string, letters: readonly KeptLetter[]): Promise<void> {
  const path = join(dir, file)
  await writeFile(`${path}.tmp`, JSON.stringify(letters), { mode: 0o600 })
  await rename(`${path}.tmp`, path)
}
