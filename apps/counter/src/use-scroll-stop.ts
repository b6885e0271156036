import { type RefObject, useEffect, useRef, useState } from 'react'

/** Makes a box a stop of the Tab key while its content is taller than it is, so that the arrow keys can scroll it. */
export function useScrollStop(): { ref: RefObject<HTMLElement | null>; tabIndex: 0 | undefined } {
  const ref = useRef<HTMLElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const box = ref.current
    if (!box) return
    const measure = () => setScrolls(box.scrollHeight > box.clientHeight + 1)
    const sizes = new ResizeObserver(measure)
    const content = new MutationObserver(measure)
    sizes.observe(box)
    content.observe(box, { childList: true, subtree: true, attributes: true })
    measure()
    return () => {
      sizes.disconnect()
      content.disconnect()
    }
  }, [])
  return { ref, tabIndex: scrolls ? 0 : undefined }
}
