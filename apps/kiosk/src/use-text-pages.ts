import { type RefObject, useLayoutEffect, useState } from 'react'
import { reachesOut } from './reaches-out.ts'
import { paginate } from './times.ts'
import { useScreenSize } from './use-screen-size.ts'

/** Letters that usually fit a page without scrolling; the first size that matches counts. */
const rooms: [string, number][] = [
  ['(orientation: portrait)', 700],
  ['(max-width: 1280px)', 280],
  ['all', 420],
]

/** By how much less is tried where a page did not fit. */
const LESS = 0.85

/**
 * Paragraphs in pages that fit this very screen: as many letters as usually do, and fewer, before anything is painted,
 * where the page that shows is seen to reach out of its place: how much room a text takes depends on its words, and
 * what is beside it on the answers.
 * @param within anything on the page; its `.ask` is the place
 */
export function useTextPages(
  paragraphs: readonly string[],
  at: number,
  mode: string,
  within: RefObject<HTMLElement | null>,
): string[][] {
  const size = useScreenSize()
  const usual = rooms.find(([query]) => window.matchMedia(query).matches)![1]
  const about = [size, mode, ...paragraphs].join('\n')
  const [tried, setTried] = useState({ about, letters: usual })
  const letters = tried.about === about ? tried.letters : usual
  const pages = paginate([...paragraphs], letters)
  useLayoutEffect(() => {
    const place = within.current?.closest('.ask')
    const canBeParted = pages.some((page) => page.length > 1)
    if (place && canBeParted && reachesOut(place)) setTried({ about, letters: Math.floor(letters * LESS) })
  }, [about, letters, at])
  return pages
}
