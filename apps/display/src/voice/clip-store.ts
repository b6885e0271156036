import { type Language, languageFacts } from '@poczekalnia/protocol'
import type { ClipName } from '@poczekalnia/voice'

/** Where each clip lies, by language and name, from the hub's `/voice/` on. */
export type ClipIndex = Partial<Record<Language, Record<ClipName, string>>>

/** Clips that are missing, by language. */
export type MissingClips = ReadonlyMap<Language, readonly ClipName[]>

export type ClipStore = {
  /**
   * Reads the index and fetches every clip that can come to be needed, so that a lost link keeps nobody from being
   * called. What is there already is kept. Never throws: what can't be had is missing.
   */
  ready(needed: ReadonlyMap<Language, readonly ClipName[]>): Promise<MissingClips>
  /** One clip as it was fetched; `null` when there is none. */
  file(language: Language, clip: ClipName): Promise<ArrayBuffer | null>
}

/** How many files are asked for at the same time. */
const AT_ONCE = 4

/**
 * Keeps the clips of this office as files in memory, a few megabytes at most.
 * @param get answers the body of an address under `/voice/`; rejects where there is none
 */
export function clipStore(get: (path: string) => Promise<ArrayBuffer>): ClipStore {
  let index: ClipIndex = {}
  const files = new Map<string, ArrayBuffer>()

  const file = async (language: Language, clip: ClipName) => {
    const path = index[language]?.[clip]
    if (path === undefined) return null
    const known = files.get(path)
    if (known) return known
    try {
      const body = await get(path)
      files.set(path, body)
      return body
    } catch {
      return null
    }
  }

  const hasClips = (language: Language) =>
    languageFacts[language].calls || Object.keys(index[language] ?? {}).length > 0

  return {
    file,
    async ready(needed) {
      try {
        const { clips } = JSON.parse(new TextDecoder().decode(await get('index.json'))) as { clips: ClipIndex }
        index = clips
        // A clip that was changed has another address: the old one is let go.
        const paths = new Set(Object.values(clips).flatMap((named) => Object.values(named)))
        for (const path of files.keys()) if (!paths.has(path)) files.delete(path)
      } catch {
        // Without an index what was known before still holds.
      }
      const missing = new Map<Language, ClipName[]>()
      // A language that no clips go with is called in only where the office has recorded it.
      const called = [...needed].filter(([language]) => hasClips(language))
      const wanted = called.flatMap(([language, clips]) => clips.map((clip) => ({ language, clip })))
      const work = async () => {
        for (let next = wanted.shift(); next; next = wanted.shift()) {
          if ((await file(next.language, next.clip)) === null)
            missing.set(next.language, [...(missing.get(next.language) ?? []), next.clip])
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return missing
    },
  }
}
