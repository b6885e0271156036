import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Episodes, noEpisodes } from './episodes.ts'

const Waiting = z.object({
  /** Its Message-ID without brackets. */
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
  /** Epoch ms: when it was written, and from when it may be tried. */
  at: z.number(),
  next: z.number(),
  tries: z.number(),
})
export type WaitingMail = z.infer<typeof Waiting>

const Kept = z.object({
  episodes: z.object({
    seen: z.record(z.string(), z.object({ since: z.number(), last: z.number(), told: z.boolean() })),
    lastMail: z.number().nullable(),
  }),
  waiting: z.array(Waiting),
})

/** What the alerts keep over a restart: what was told, and mails that the server has not taken yet. */
export type Kept = { episodes: Episodes; waiting: WaitingMail[] }

/** The file in the data folder. It may be deleted: then what is wrong now is told once more. */
const file = 'alerts.json'

/** What was kept; nothing where there is no file, or one that can't be read. */
export async function readKept(dir: string): Promise<Kept> {
  try {
    return Kept.parse(JSON.parse(await readFile(join(dir, file), 'utf8')))
  } catch {
    return { episodes: noEpisodes(), waiting: [] }
  }
}

/** Writes it whole: nobody ever reads half of it. Addresses are in it, so it is for the folder's owner only. */
export async function keep(dir: string, kept: Kept): Promise<void> {
  const path = join(dir, file)
  await writeFile(`${path}.tmp`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${path}.tmp`, path)
}
