import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { type CardHeights, type CardPage, type CardPart, packCard } from './card-pages.ts'
import { useScreenSize } from './use-screen-size.ts'

/**
 * Packs the parts of a card into pages that fit this very screen: everything is laid out once where nobody sees it, and
 * measured. It is done anew for another list, another size of the screen, and when a font has come.
 * @param list what the parts are of; another one is measured anew
 * @param columns that a page has side by side
 * @returns `null` while the measuring page (`[data-measure]`, see `CardMeasure`) has to be there
 */
export function useCardPages(
  parts: readonly CardPart[],
  list: string,
  columns: number,
  stage: RefObject<HTMLElement | null>,
): CardPage[] | null {
  const about = `${list}\n${useScreenSize()}`
  const [measured, setMeasured] = useState<{ about: string; pages: CardPage[] } | null>(null)
  useEffect(() => {
    const anew = () => setMeasured(null)
    document.fonts.addEventListener('loadingdone', anew)
    return () => document.fonts.removeEventListener('loadingdone', anew)
  }, [])
  const known = measured?.about === about ? measured.pages : null
  // Before anything is painted: the visitor sees the pages and never the measuring.
  useLayoutEffect(() => {
    if (known || !stage.current) return
    const pages = packCard(parts, measure(stage.current), columns)
    setMeasured({ about, pages })
  }, [known, about, parts, columns, stage])
  return known
}

function measure(stage: HTMLElement): CardHeights {
  const ask = stage.closest('.ask') ?? stage
  const gap = gapOf(ask)
  const taken = (within: Element, name: string) => sum(all(within, name).map((one) => height(one) + gap))
  return {
    // A rounded pixel more or less must not push a line over the edge.
    room: height(ask) - 4,
    foot: { whole: taken(stage, 'foot-whole'), short: taken(stage, 'foot-short') },
    parts: all(stage, 'part').map((part) => {
      const between = Math.max(...all(part, 'list').map(gapOf), 0)
      return {
        heading: taken(part, 'heading'),
        // Above it is the gap of a column, below it that of a list.
        below: sum(all(part, 'below').map((one) => height(one) + gap + between)),
        lead: taken(part, 'lead'),
        entries: all(part, 'entry').map((one) => height(one) + between),
      }
    }),
  }
}

const height = (element: Element) => element.getBoundingClientRect().height
const gapOf = (element: Element) => Number.parseFloat(getComputedStyle(element).rowGap) || 0
const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0)
const all = (within: Element, name: string) => [...within.querySelectorAll(`[data-measure="${name}"]`)]
