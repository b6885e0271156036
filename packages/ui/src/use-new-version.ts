import { useEffect, useRef } from 'react'
import type { Link } from './hub-client.ts'

const tried = 'poczekalnia-reloaded-for'
const EVERY_MS = 15 * 60_000
const QUIET_MS = 4_000

/** The address of the script of a page's HTML, `null` when it has none. */
export const scriptOf = (html: string): string | null =>
  /<script[^>]+type="module"[^>]+src="([^"]+)"/.exec(html)?.[1] ?? null

/**
 * A hub that comes back may serve a newer page: it is looked for when the link returns, and now and then. The page then
 * renews itself in a quiet moment: nobody there, no question open, nothing touched for some seconds. What a page is
 * (which desk, which machine) its tab keeps.
 * @param isFree whether nobody would be disturbed
 */
export function useNewVersion(link: Link, isFree: boolean): void {
  const wanted = useRef<string | null>(null)
  const touched = useRef(performance.now())
  const free = useRef(isFree)
  useEffect(() => {
    free.current = isFree
  }, [isFree])

  useEffect(() => {
    if (link !== 'linked') return
    const own = scriptOf(document.documentElement.outerHTML)
    const look = async () => {
      const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
      const served = answer?.ok ? scriptOf(await answer.text()) : null
      wanted.current = own !== null && served !== null && served !== own ? served : null
    }
    void look()
    const looking = setInterval(look, EVERY_MS)
    return () => clearInterval(looking)
  }, [link])

  useEffect(() => {
    const touch = () => {
      touched.current = performance.now()
    }
    const renew = () => {
      if (wanted.current === null || !free.current || performance.now() - touched.current < QUIET_MS) return
      if (document.querySelector('dialog[open]')) return
      try {
        // Once for each version: a cache that goes on serving the old page must not make us reload for ever.
        if (sessionStorage.getItem(tried) === wanted.current) return
        sessionStorage.setItem(tried, wanted.current)
      } catch {
        return
      }
      location.reload()
    }
    const renewing = setInterval(renew, 1_000)
    document.addEventListener('keydown', touch)
    document.addEventListener('pointerdown', touch)
    return () => {
      clearInterval(renewing)
      document.removeEventListener('keydown', touch)
      document.removeEventListener('pointerdown', touch)
    }
  }, [])
}
