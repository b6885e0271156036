/** Whether what is in a place begins above it or ends below it. A pixel is rounding. */
export function reachesOut(place: Element): boolean {
  const { top, bottom } = place.getBoundingClientRect()
  return [...place.children].some((child) => {
    const inside = child.getBoundingClientRect()
    return inside.top < top - 1 || inside.bottom > bottom + 1
  })
}
