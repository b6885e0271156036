import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { type CardPage, type CardPart, packPart } from './card-pages.ts'

/** What is between the texts of one thing at most, pixels. */
const CLOSE = 8

/** What the measuring page tells of a screen, in pixels. */
type Measures = { room: number; parts: { heading: number; foot: number; pieces: number[]; names: number[] }[] }

/**
 * Packs the parts of a card into pages that fit this very screen: everything is laid out once where nobody sees it, and measured. It is
 * done anew for another list, another size of the screen, and when a font has come.
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
      return packPart(part, { piece: own.pieces, name: own.names }, room - own.heading - own.foot)
    })
    setMeasured({ list, pages })
  }, [known, list, parts, stage])
  return known
}

function measure(stage: HTMLElement): Measures {
  const ask = stage.closest('.ask') ?? stage
  const height = (element: Element) => element.getBoundingClientRect().height
  const gapOf = (element: Element) => Number.parseFloat(getComputedStyle(element).rowGap) || 0
  const all = (within: Element, name: string) => [...within.querySelectorAll(`[data-measure="${name}"]`)]
  const gap = gapOf(ask)
  return {
    // A rounded pixel more or less must not push a line over the edge.
    room: height(ask) - 4,
    parts: all(stage, 'part').map((part) => {
      const between = Math.max(...all(part, 'list').map(gapOf), 0)
      return {
        heading: all(part, 'heading').reduce((sum, one) => sum + height(one) + gap, 0),
        foot: all(part, 'foot').reduce((sum, one) => sum + height(one) + gap, 0),
        // What goes on belongs to the thing above it and stands close to it.
        pieces: all(part, 'piece').map((one) => height(one) + (one.hasAttribute('data-goes-on') ? CLOSE : between)),
        names: all(part, 'name').map((one) => height(one)),
      }
    }),
  }
}
