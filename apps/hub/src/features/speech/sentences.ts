import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Language, languageNames } from '@poczekalnia/protocol'
import type { Pace, Synthesiser } from './synthesiser.ts'

export type Clip = { bytes: Buffer; type: string }

/** How many are made at once, and how many may wait for that: a page that asks for everything starves nobody. */
const AT_ONCE = 2
const MOST_WAITING = 40
/** So many bytes of clips are kept; the oldest go first. A sentence takes 150 kB. */
const MOST_KEPT = 400_000_000

const types: Readonly<Record<string, string>> = {
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.flac': 'audio/flac',
}

/** Names a sentence by its words: the same words are made once, other words are another clip. */
export const sentenceName = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** How long a program that has failed in a language is not tried in it again, ms. */
const TRY_AGAIN_MS = 10 * 60_000

/**
 * Sentences as clips, kept by their text: a recording of the office's comes before what was made, and what was made
 * before is not made again.
 * @param parts.recorded folder of recordings beside the profile, `voice`; `null` where there is none
 * @param parts.kept folder of what the program made
 * @param parts.make `null`: no program is configured, and only what is there is heard
 * @param parts.onSilent told of a language that the program can't speak, and why
 */
export function sentenceStore(parts: {
  recorded: string | null
  kept: string
  make: Synthesiser | null
  onSilent?: (language: Language, reason: string) => void
}) {
  const { recorded, kept, make } = parts
  const making = new Map<string, Promise<Buffer>>()
  const waiting: (() => void)[] = []
  let busy = 0
  let grown = 0

  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new Error('too many sentences are being made')
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    busy++
    try {
      return await work()
    } finally {
      busy--
      waiting.shift()?.()
    }
  }
  const made = async (file: string, text: string, language: Language, pace: Pace, make: Synthesiser) => {
    const bytes = await turn(() => make(text, language, pace))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.new`, bytes)
    await rename(`${file}.new`, file)
    grown += bytes.length
    if (grown > MOST_KEPT / 10) {
      grown = 0
      await dropOldest(kept)
    }
    return bytes
  }

  let lastTrial: Promise<unknown> = Promise.resolve()
  const trials = new Map<Language, { at: number; works: Promise<boolean> }>()
  /**
   * Whether the program speaks a language: it is let say the language's name. A list of voices says nothing: one whose
   * dictionary is missing stands in it too.
   */
  const canMake = (language: Language, make: Synthesiser): Promise<boolean> => {
    const known = trials.get(language)
    if (known && performance.now() - known.at < TRY_AGAIN_MS) return known.works
    const works = lastTrial
      .then(() => make(`${languageNames[language]}.`, language, 'usual'))
      .then(
        () => {
          trials.set(language, { at: Number.POSITIVE_INFINITY, works })
          return true
        },
        (error) => {
          parts.onSilent?.(language, error instanceof Error ? error.message : String(error))
          return false
        },
      )
    trials.set(language, { at: performance.now(), works })
    lastTrial = works
    return works
  }
  const isRecorded = (language: Language) => recorded !== null && existsSync(join(recorded, language, 'sentences'))

  return {
    /** Whether sentences of this language can be heard at all. */
    speaks: async (language: Language): Promise<boolean> =>
      isRecorded(language) || (make ? canMake(language, make) : existsSync(join(kept, language))),

    /** @returns `null` where it can't be had. @throws Error when the program fails */
    async clip(text: string, language: Language, pace: Pace): Promise<Clip | null> {
      const name = sentenceName(text)
      for (const [ending, type] of Object.entries(types)) {
        const file = recorded && join(recorded, language, 'sentences', name + ending)
        if (file && existsSync(file)) return { bytes: await readFile(file), type }
      }
      const file = join(kept, language, `${pace}-${name}.wav`)
      const there = await readFile(file).catch(() => null)
      if (there) return { bytes: there, type: 'audio/wav' }
      if (!make || !(await canMake(language, make))) return null
      // Two machines that ask for the same sentence wait for the same making.
      const key = `${language} ${pace} ${name}`
      const asked = making.get(key) ?? made(file, text, language, pace, make).finally(() => making.delete(key))
      making.set(key, asked)
      return { bytes: await asked, type: 'audio/wav' }
    },
  }
}
export type SentenceStore = ReturnType<typeof sentenceStore>

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.wav'))
      .map(async (name) => ({ file: join(folder, name), facts: await stat(join(folder, name)) })),
  )
  let size = files.reduce((sum, { facts }) => sum + facts.size, 0)
  for (const { file, facts } of files.sort((a, b) => a.facts.mtimeMs - b.facts.mtimeMs)) {
    if (size <= MOST_KEPT) return
    size -= facts.size
    await unlink(file).catch(() => undefined)
  }
}
