import { screenWords, type Words } from './read-screen.ts'

/** The same words with other figures: a countdown is not said every second. */
const withoutFigures = ({ text }: Words) => text.replaceAll(/\d+/g, '#')

/**
 * Looks at the screen as it is drawn: says once that it stands, and then what is new on it.
 * @param nameOf names what is shown, where that can change without the watch being begun anew
 * @returns ends it
 */
export function watchScreen(on: {
  whole: () => void
  fresh: (words: readonly Words[]) => void
  nameOf?: () => string
}): () => void {
  let known = new Set<string>()
  let asked = 0
  let name: string | null = null
  const look = () => {
    asked = 0
    const words = screenWords()
    const fresh = words.filter((one) => !known.has(withoutFigures(one)))
    known = new Set(words.map(withoutFigures))
    const now = on.nameOf?.() ?? ''
    if (now !== name) on.whole()
    else if (fresh.length > 0) on.fresh(fresh)
    name = now
  }
  // Once what was drawn stands, so that a screen and its question are said together.
  const soon = () => {
    asked ||= requestAnimationFrame(look)
  }
  soon()
  const watcher = new MutationObserver(soon)
  watcher.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-label', 'open'],
  })
  return () => {
    cancelAnimationFrame(asked)
    watcher.disconnect()
  }
}
