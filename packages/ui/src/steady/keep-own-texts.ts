/**
 * More than so many changes within this time are somebody's who will not leave it: then the page is left to them for as
 * long, ms.
 */
const MOST = 2_000
const WITHIN_MS = 10_000

/**
 * Takes back what translation and extensions do to texts: they put a text into an element of theirs, or such an element
 * in its place. React still writes to the text that it knows, so a number would stay on the screen after it has
 * changed, and fails when it takes the text away. React itself never puts a text that is there into another element,
 * nor an element in a text's place.
 */
export function keepOwnTexts(place: HTMLElement): { stop(): void } {
  let changes: number[] = []
  let left = 0
  const take = (records: readonly MutationRecord[]) => {
    const now = performance.now()
    if (now < left) return
    for (const [text, theirs] of replaced(records)) {
      if (!theirs.isConnected) continue
      theirs.replaceWith(text)
      changes.push(now)
    }
    observer.takeRecords()
    changes = changes.filter((at) => now - at < WITHIN_MS)
    if (changes.length > MOST) left = now + WITHIN_MS
  }
  const observer = new MutationObserver(take)
  observer.observe(place, { subtree: true, childList: true })
  return { stop: () => observer.disconnect() }
}

/** Texts with the foreign elements that stand in their places. */
function replaced(records: readonly MutationRecord[]): Map<Text, Element> {
  const found = new Map<Text, Element>()
  for (const { target, removedNodes, addedNodes } of records) {
    const added = elementsOf(addedNodes)
    for (const text of textsOf(removedNodes)) {
      const around = text.parentElement
      // In one step: an element in its place. In two: into an element that was put beside it.
      if (added.length > 0) found.set(text, added[0] as Element)
      else if (around !== null && around.parentNode === target && wasAdded(around, records)) found.set(text, around)
      else if (!text.isConnected) {
        const beside = fontsAddedTo(target, records).find((font) => ![...found.values()].includes(font))
        if (beside) found.set(text, beside)
      }
    }
  }
  return found
}

const textsOf = (nodes: NodeList) => [...nodes].filter((node): node is Text => node.nodeType === Node.TEXT_NODE)
const elementsOf = (nodes: NodeList) =>
  [...nodes].filter((node): node is Element => node.nodeType === Node.ELEMENT_NODE)
const wasAdded = (element: Element, records: readonly MutationRecord[]) =>
  records.some(({ addedNodes }) => [...addedNodes].includes(element))

/** What translation makes, and no screen of ours: `<font>`. */
const fontsAddedTo = (target: Node, records: readonly MutationRecord[]) =>
  records.flatMap((record) =>
    record.target === target ? elementsOf(record.addedNodes).filter(({ tagName }) => tagName === 'FONT') : [],
  )
