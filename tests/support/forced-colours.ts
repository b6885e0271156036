/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/**
 * What can't be seen of a page in the system's own colours: a picture or a text that hardly differs from what is behind
 * it, a button or a field without an edge.
 */
export function hiddenByForcedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = []
    if (!matchMedia('(forced-colors: active)').matches) problems.push('the colours are not forced')
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const colour = (css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha]
    }
    /** Relative luminance (WCAG 2.2). */
    const luminance = (parts: Colour) => {
      const [red, green, blue] = parts.slice(0, 3).map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (one: Colour, other: Colour) => {
      const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
      return (light + 0.05) / (dark + 0.05)
    }
    const behind = (element: Element): Colour => {
      for (let holder: Element | null = element; holder; holder = holder.parentElement) {
        const found = colour(getComputedStyle(holder).backgroundColor)
        if (found[3] > 200) return found
      }
      return colour('Canvas')
    }
    const shown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden, .heard, .measure, .second-tap, .qr, .flag') === null
    const name = (element: Element) => {
      const of = element.closest('[class]') ?? element
      return `${element.tagName} in ${of.getAttribute('class')} "${of.textContent?.trim().slice(0, 30)}"`
    }
    for (const shape of document.querySelectorAll('svg :is(path, rect, circle, line, polyline, ellipse, text)')) {
      if (!shown(shape)) continue
      const { fill, stroke } = getComputedStyle(shape)
      const paints = [fill, stroke].filter((paint) => paint !== 'none' && colour(paint)[3] > 0)
      const back = behind(shape)
      if (paints.length > 0 && paints.every((paint) => contrast(colour(paint), back) < 3))
        problems.push(`can't be seen: ${name(shape)} ${paints.join(' ')}`)
    }
    for (const control of document.querySelectorAll('button, input, select, textarea')) {
      if (!shown(control)) continue
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(control)
      const isEdged = Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none'
      if (!isEdged || contrast(colour(borderTopColor), behind(control.parentElement ?? control)) < 3)
        problems.push(`has no edge: ${name(control)}`)
    }
    return problems
  })
}

/** How an element is set apart without any colour: its edge, its letters. */
export const apartFrom = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { borderTopWidth, borderTopStyle, outlineStyle, fontWeight } = getComputedStyle(element)
      return [borderTopWidth, borderTopStyle, outlineStyle, fontWeight].join(' ')
    })
