/** Where a control lies on the screen. */
export type Box = { left: number; right: number; top: number; bottom: number }

/** `next` and `previous` go by the order of the document; `up` and `down` by what the eye sees. */
export type Way = 'up' | 'down' | 'next' | 'previous'

/** How far two rows may overlap and still be two, CSS pixels. */
const SLACK = 4

/**
 * The control that a key leads to. Up and down lead to the nearest row above or below that has something at the same
 * place; where there is none, and with `next` and `previous`, the document's order decides, from its end to its start.
 * So every control is reached by `next` alone, in the order in which the screen is read.
 * @param at the control with the focus
 */
export function nextControl(boxes: readonly Box[], at: number, way: Way): number {
  const step = way === 'next' || way === 'down' ? 1 : -1
  const inOrder = (at + step + boxes.length) % boxes.length
  const from = boxes[at]
  if (!from || way === 'next' || way === 'previous') return inOrder
  let best: { index: number; far: number; aside: number } | null = null
  for (const [index, box] of boxes.entries()) {
    const far = way === 'down' ? box.top - from.bottom : from.top - box.bottom
    const overlaps = Math.min(box.right, from.right) - Math.max(box.left, from.left) > SLACK
    if (far < -SLACK || !overlaps) continue
    const aside = Math.abs(box.left + box.right - from.left - from.right)
    const isNearer = best === null || far < best.far - SLACK || (far < best.far + SLACK && aside < best.aside)
    if (isNearer) best = { index, far, aside }
  }
  return best?.index ?? inOrder
}

/** The control nearest to where the focus was, when what had it is gone; -1 where there is none. */
export function nearestControl(boxes: readonly Box[], to: Box): number {
  const away = (box: Box) =>
    Math.hypot(box.left + box.right - to.left - to.right, box.top + box.bottom - to.top - to.bottom)
  return boxes.reduce((best, box, index) => (best < 0 || away(box) < away(boxes[best]!) ? index : best), -1)
}
