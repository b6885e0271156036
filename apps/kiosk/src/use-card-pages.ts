import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { type CardPage, type CardPart, packPart } from './card-pages.ts'

/** What the measuring page tells of a screen, in pixels. */
type Measures = { room: number; parts: { heading: number; lead: number; foot: number; entries: number[] }[] }

/**
 * Packs the parts of a card into pages that fit this very screen: everything is laid out once where nobody sees it, and
 * measured. It is done anew for another list, another size of the screen, and when a font has come.
 * @param list what the parts are of; another one is measured anew
 * @returns `null` while the measuring page (`[data-measure]`, see `CardMeasure`) has to be there
 */
export function useCardPages(
  parts: readonly CardPart[],
  list: string,
  stage: RefObject<HTMLElement | null>,
): CardPage[] | null {
  const [measured, setMeasured] = useState<{ list: string; pages: CardPage[] } | null>(null)
  useEffect(() => {
    const anew = () => setMeasured(null)
    window.addEventListener('resize', anew)
    document.fonts.addEventListener('loadingdone', anew)
    return () => {
      window.removeEventListener('resize', anew)
      document.fonts.removeEventListener('loadingdone', anew)
    }
  }, [])
  const known = measured?.list === list ? measured.pages : null
  // Before anything is painted: the visitor sees the pages and never the measuring.
  useLayoutEffect(() => {
    if (known || !stage.current) return
    const { room, parts: heights } = measure(stage.current)
    const pages = parts.flatMap((part, i) => {
      const own = heights[i]
      if (!own) return []
      return packPart(part, own.entries, room - own.heading - own.foot, own.lead)
    })
    setMeasured({ list, pages })
  }, [known, list, parts, stage])
  return known
}

function measure(stage: HTMLElement): Measures {
  const ask = stage.closest('.ask') ?? stage
  const gap = gapOf(ask)
  return {
    // A rounded pixel more or less must not push a line over the edge.
    room: height(ask) - 4,
    parts: all(stage, 'part').map((part) => {
      const between = Math.max(...all(part, 'list').map(gapOf), 0)
      return {
        heading: sum(all(part, 'heading').map((one) => height(one) + gap)),
        lead: sum(all(part, 'lead').map((one) => height(one) + gap)),
        foot: sum(all(part, 'foot').map((one) => height(one) + gap)),
        entries: all(part, 'entry').map((one) => height(one) + between),
      }
    }),
  }
}

const height = (element: Element) => element.getBoundingClientRect().height
const gapOf = (element: Element) => Number.parseFloat(getComputedStyle(element).rowGap) || 0
const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0)
const all = (within: Element, name: string) => [...within.querySelectorAll(`[data-measure="${name}"]`)]
