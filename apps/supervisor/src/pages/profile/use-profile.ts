import type { ProfileText, ProfileVersionEntry } from '@poczekalnia/protocol'
import { useCallback, useState } from 'react'
import { useAnswer } from '../../shared/use-answer.ts'
import type { Schema } from './suggestions.ts'

/** What was typed and not taken over, kept while another page is looked at. */
let draft: { text: string; base: number } | null = null

export type Profile = {
  current: ProfileText | null
  /** `null` while it is not there: the editor suggests nothing then, and does the rest. */
  schema: Schema | null
  versions: readonly ProfileVersionEntry[]
  failed: boolean
  text: string
  /** The version that the text was made from. */
  base: number
  write(text: string): void
  /** Asks for everything anew; the text stays, or becomes that of the version in force. */
  load(keepText: boolean): void
}

/** The profile in force with its versions, and the text that is being written. */
export function useProfile(language: string): Profile {
  const profile = useAnswer<ProfileText>('/api/profile', { language }, null)
  const list = useAnswer<{ versions: ProfileVersionEntry[] }>('/api/profile/versions', { language }, null)
  const schema = useAnswer<{ schema: Schema }>('/api/profile/schema', {}, null)
  const [written, setWritten] = useState(draft)
  const current = profile.answer
  const askProfile = profile.again
  const askVersions = list.again

  const keep = useCallback((next: typeof draft) => {
    draft = next
    setWritten(next)
  }, [])
  const load = useCallback(
    (keepText: boolean) => {
      if (!keepText) keep(null)
      askProfile()
      askVersions()
    },
    [keep, askProfile, askVersions],
  )
  const base = written?.base ?? current?.version ?? 0
  const inForce = current?.text
  const write = useCallback((text: string) => keep(text === inForce ? null : { text, base }), [keep, inForce, base])
  return {
    current,
    schema: schema.answer?.schema ?? null,
    versions: list.answer?.versions ?? [],
    failed: profile.failed || list.failed,
    text: written?.text ?? inForce ?? '',
    base,
    write,
    load,
  }
}
