import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'

/**
 * Sizes that a text is tried in, in the board's units. The smallest holds what a supervisor may write in any of the
 * places.
 */
const textSizes = [48, 42, 37, 32, 28, 25, 22, 19, 16]

/** A text as large as its place allows: it shrinks by steps and is never cut off. */
export function FitText(props: {
  children: ReactNode
  /** What is to fit: another text is tried anew. */
  text: string
  /** Of `steps`, the largest that is tried. */
  from?: number
  steps?: readonly number[]
}) {
  const { children, text, from = Number.POSITIVE_INFINITY, steps = textSizes } = props
  const box = useRef<HTMLDivElement>(null)
  const sizes = steps.filter((size) => size <= from)
  const [tried, setTried] = useState({ text, step: 0, done: false })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (tried.text !== text) {
      setTried({ text, step: 0, done: false })
      return
    }
    if (tried.done) return
    const fits = element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1
    const last = tried.step >= sizes.length - 1
    setTried({ text, step: fits || last ? tried.step : tried.step + 1, done: fits || last })
  }, [text, tried, sizes.length])

  // Another size of its place (a banner that came, another screen), or the font that has come in meanwhile, asks for
  // another try.
  useLayoutEffect(() => {
    const again = () => setTried((now) => ({ ...now, step: 0, done: false }))
    const watch = new ResizeObserver(again)
    if (box.current) watch.observe(box.current)
    void document.fonts.ready.then(again)
    return () => watch.disconnect()
  }, [])

  return (
    <div ref={box} className="fit" style={{ '--fit': sizes[tried.step] } as CSSProperties}>
      {children}
    </div>
  )
}
