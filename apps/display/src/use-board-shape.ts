import type { DisplayLayout } from '@poczekalnia/protocol'
import { useLayoutEffect, useState } from 'react'
import { type BoardShape, boardShape } from './board-shape.ts'

const asItStands = { orientation: 'auto' as const, rows: 6, sidePanel: false }
const size = () => ({ width: window.innerWidth, height: window.innerHeight })

/** How the board lies on this screen; the style sheet reads it from the page's root. */
export function useBoardShape(layout: DisplayLayout | null): BoardShape {
  const [screen, setScreen] = useState(size)
  const shape = boardShape(layout ?? asItStands, screen)
  useLayoutEffect(() => {
    const changed = () => setScreen(size())
    window.addEventListener('resize', changed)
    return () => window.removeEventListener('resize', changed)
  }, [])
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.orientation = shape.orientation
    dataset.turned = String(shape.turned)
  }, [shape.orientation, shape.turned])
  return shape
}
