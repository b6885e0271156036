import type { ProfileCheck, ProfileText, ProfileVersionEntry } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'
import type { Schema } from './suggestions.ts'

/** Somebody who types is asked about once they pause, ms. */
const PAUSE_MS = 350
/** A hub that did not answer is asked again after so long, ms. */
const AGAIN_MS = 3_000

/** What was typed and not taken over, kept while another page is looked at. */
let draft: { text: string; base: number } | null = null

export type Profile = {
  current: ProfileText | null
  schema: Schema | null
  versions: ProfileVersionEntry[]
  failed: boolean
  text: string
  /** The version that the text was made from. */
  base: number
  write(text: string): void
  /** Asks for everything anew; the text stays, or becomes that of the version in force. */
  load(keepText: boolean): void
}

export function useProfile(language: string): Profile {
  const [current, setCurrent] = useState<ProfileText | null>(null)
  const [schema, setSchema] = useState<Schema | null>(null)
  const [versions, setVersions] = useState<ProfileVersionEntry[]>([])
  const [failed, setFailed] = useState(false)
  const [written, setWritten] = useState(draft)
  const [asked, setAsked] = useState(0)

  const keep = useCallback((next: typeof draft) => {
    draft = next
    setWritten(next)
  }, [])
  const load = useCallback(
    (keepText: boolean) => {
      if (!keepText) keep(null)
      setAsked((count) => count + 1)
    },
    [keep],
  )

  useEffect(() => {
    void asked
    let gone = false
    setFailed(false)
    Promise.all([
      api<ProfileText>('GET', '/api/profile', { query: { language } }),
      api<{ versions: ProfileVersionEntry[] }>('GET', '/api/profile/versions', { query: { language } }),
    ]).then(
      ([profile, list]) => {
        if (gone) return
        if (!profile.ok || !list.ok) return setFailed(true)
        setCurrent(profile)
        setVersions(list.versions)
      },
      () => {
        if (!gone) setFailed(true)
      },
    )
    return () => {
      gone = true
    }
  }, [asked, language])

  useEffect(() => {
    let gone = false
    // Without it the editor suggests nothing, and does the rest.
    api<{ schema: Schema }>('GET', '/api/profile/schema').then(
      (answer) => {
        if (!gone && answer.ok) setSchema(answer.schema)
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])

  const base = written?.base ?? current?.version ?? 0
  const inForce = current?.text
  const write = useCallback((text: string) => keep(text === inForce ? null : { text, base }), [keep, inForce, base])
  return { current, schema, versions, failed, text: written?.text ?? current?.text ?? '', base, write, load }
}

export type Checked = { check: ProfileCheck | null; state: 'checking' | 'checked' | 'unreachable' }

/** What would come of a text, asked when typing pauses; the last answer stays until the next is there. */
export function useCheck(text: string, date: string, asked: boolean, version: number): Checked {
  const [answered, setAnswered] = useState<{ key: string; check: ProfileCheck } | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const [tries, setTries] = useState(0)
  const key = `${version} ${date}\n${text}`
  useEffect(() => {
    void tries
    if (!asked) return
    let gone = false
    let again: ReturnType<typeof setTimeout> | undefined
    const soon = setTimeout(() => {
      api<ProfileCheck>('POST', '/api/profile/check', { body: { text, date } }).then(
        (answer) => {
          if (gone) return
          setUnreachable(!answer.ok)
          if (answer.ok) setAnswered({ key, check: answer })
        },
        () => {
          if (gone) return
          setUnreachable(true)
          again = setTimeout(() => setTries((count) => count + 1), AGAIN_MS)
        },
      )
    }, PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(soon)
      clearTimeout(again)
    }
  }, [text, date, asked, key, tries])
  if (unreachable) return { check: answered?.check ?? null, state: 'unreachable' }
  return { check: answered?.check ?? null, state: answered?.key === key ? 'checked' : 'checking' }
}
