import { type RefObject, useLayoutEffect, useState } from 'react'
import { useScreenSize } from './use-screen-size.ts'

/** How far a line may reach out: a line's box is higher than its letters; and what a rounded pixel is. */
const [ABOVE_PX, BELOW_PX] = [10, 2]

/**
 * How a screen is set: 0 with the usual spaces; 1 closer; 2 also without what only shows again what words have said;
 * 3 and where that is not enough either, turned by buttons.
 */
export type Fit = 0 | 1 | 2 | 3

/**
 * The first way of setting a screen in which all of it lies within its place. It is measured before anything is
 * painted: how much room a screen takes depends on the words of the office and on the language.
 * @param stage the place
 * @param about what the screen is and how it is shown: where that changes, the usual spaces are tried again
 * @param most the last way to try
 */
export function useFit(stage: RefObject<HTMLElement | null>, about: string, most: Fit): Fit {
  const shown = `${about}\n${useScreenSize()}`
  const [tried, setTried] = useState<{ shown: string; fit: Fit }>({ shown, fit: 0 })
  const fit = tried.shown === shown ? tried.fit : 0
  useLayoutEffect(() => {
    if (stage.current && fit < most && reachesOutOf(stage.current)) setTried({ shown, fit: (fit + 1) as Fit })
  })
  return fit > most ? most : fit
}

function reachesOutOf(stage: Element): boolean {
  const place = stage.getBoundingClientRect()
  return [...stage.querySelectorAll('.ask > :not(.measure), .answers > *')].some((one) => {
    const { top, bottom, height } = one.getBoundingClientRect()
    return height > 0 && (top < place.top - ABOVE_PX || bottom > place.bottom + BELOW_PX)
  })
}
