import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOwnTexts } from './keep-own-texts.ts'

/** How long until a screen that failed as a whole is made anew, the first time and at most, ms. */
const FIRST_MS = 250
const LONGEST_MS = 30_000
/** After so many in a row the page is loaded again: what is wrong may lie in its memory. */
const MOST = 4

/**
 * Shows a screen in the page's `#root`, for as long as the page is open: one that fails as a whole is made anew in an
 * element of its own.
 * @param screen makes it; its texts are kept as they were written
 */
export function showScreen(screen: () => ReactNode): void {
  let failures = 0
  const show = (place: HTMLElement) => {
    const ours = keepOwnTexts(place)
    // Taken out of the page as a whole it would go on where nobody sees it.
    const held = new MutationObserver(() => {
      if (!place.isConnected) document.body.prepend(place)
    })
    held.observe(document.body, { childList: true })
    const root = createRoot(place, {
      // Told to whoever looks; the screen goes on.
      onCaughtError: (error) => console.warn('a part of the screen is made anew', error),
      onUncaughtError: (error) => {
        console.warn('the screen is made anew', error)
        failures += 1
        if (failures > MOST) {
          location.reload()
          return
        }
        setTimeout(again, Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS))
      },
    })
    const again = () => {
      ours.stop()
      held.disconnect()
      const fresh = document.createElement('div')
      fresh.id = place.id
      // Not by React: what it would take away may be elsewhere by now.
      if (place.isConnected) place.replaceWith(fresh)
      else document.body.prepend(fresh)
      show(fresh)
    }
    root.render(screen())
  }
  show(document.getElementById('root') as HTMLElement)
}
