import type { DisplayTrouble, DisplayView, Language } from '@poczekalnia/protocol'
import { hubAddress } from '@poczekalnia/ui'
import { clipsOfOffice } from '@poczekalnia/voice'
import { useEffect, useRef, useState } from 'react'
import { type ClipStore, clipStore, type MissingClips } from './clip-store.ts'
import { createSpeaker, type Speaker } from './speaker.ts'

/** How often the clips are looked at again, in milliseconds: one that was put right is heard without a reload. */
const LOOK_AGAIN_MS = 10 * 60_000
/** And how soon while some are missing. */
const LOOK_AGAIN_SOON_MS = 60_000

async function get(path: string): Promise<ArrayBuffer> {
  const answer = await fetch(`${hubAddress()}/voice/${path}`)
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`)
  return answer.arrayBuffer()
}

/**
 * This page's voice: one speaker, made at once, so that a gesture before the first call already lets it sound; its
 * clips, fetched beforehand; and what is wrong with it.
 */
export function useSpeaker(view: DisplayView | null): {
  speaker: Speaker | null
  muted: boolean
  troubles: DisplayTrouble[]
} {
  const clips = useRef<ClipStore>(null)
  clips.current ??= clipStore(get)
  const [speaker, setSpeaker] = useState<Speaker | null>(null)
  const [muted, setMuted] = useState(false)
  const [missing, setMissing] = useState<MissingClips>(new Map())

  useEffect(() => {
    const store = clips.current
    if (!store) return
    const made = createSpeaker(store, () => setMuted(!made.audible()))
    setSpeaker(made)
    setMuted(!made.audible())
  }, [])

  const voice = view?.layout.sound.voice ?? false
  // Views come every few seconds and mostly need the same clips.
  const needed = view && voice ? JSON.stringify(officeOf(view)) : null
  useEffect(() => {
    const store = clips.current
    if (!needed || !store) {
      setMissing(new Map())
      return
    }
    const { prefixes, desks, languages } = JSON.parse(needed) as ReturnType<typeof officeOf>
    const names = clipsOfOffice({ prefixes, desks })
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const look = async () => {
      const found = await store.ready(new Map(languages.map((language) => [language, names])))
      if (stopped) return
      setMissing(found)
      timer = setTimeout(look, found.size > 0 ? LOOK_AGAIN_SOON_MS : LOOK_AGAIN_MS)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [needed])

  const isSilent = view?.layout.sound.volume === 0
  return { speaker, muted: muted && !isSilent, troubles: troublesOf(missing, muted && !isSilent) }
}

function officeOf({ queues, desks, layout }: DisplayView) {
  const languages: Language[] = [...new Set<Language>(['pl', ...layout.languages])]
  return { prefixes: queues.map(({ prefix }) => prefix), desks, languages }
}

/** Names that are told of a language's missing clips; the count tells the rest. */
const NAMED = 20

export function troublesOf(missing: MissingClips, muted: boolean): DisplayTrouble[] {
  return [
    ...(muted ? [{ kind: 'sound-blocked' as const }] : []),
    ...[...missing].map(([language, clips]) => ({
      kind: 'voice' as const,
      language,
      missing: [...clips].sort().slice(0, NAMED),
      count: clips.length,
    })),
  ]
}
