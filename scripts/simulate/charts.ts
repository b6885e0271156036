import { light } from '../../packages/ui/src/tokens.ts'

/** A line of a chart. Values by position along the axis; `null` leaves a gap. */
export type Series = { name: string; values: readonly (number | null)[] }

const [width, height] = [920, 300]
const edge = { left: 48, right: 96, top: 14, bottom: 30 }
const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom }

/** Told apart without colour too: by the pattern of the line and the name at its end. */
const strokes = [
  [light.action, ''],
  [light.wrong, '10 5'],
  [light.good, '3 5'],
  [light.ink, '14 4 3 4'],
  [light.edge, '6 3'],
  [light.quiet, '1 6'],
] as const

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Several lines over one axis; `marks` are the names along it, by position. */
export function lineChart(title: string, series: readonly Series[], marks: ReadonlyMap<number, string>): string {
  const steps = Math.max(1, ...series.map(({ values }) => values.length - 1))
  const scale = scaleTo(series.flatMap(({ values }) => values.map((v) => v ?? 0)))
  const x = (at: number) => edge.left + (at / steps) * inner.width
  const y = scale.y
  const lines = series.map(({ values }, i) => {
    const [colour, dash] = strokes[i % strokes.length] ?? strokes[0]
    const points = values.flatMap((v, at) => (v === null ? [] : [`${fixed(x(at))},${fixed(y(v))}`]))
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="3" ` +
      `stroke-dasharray="${dash}" stroke-linejoin="round"/>`
    )
  })
  // A key beside the chart: lines may end at one place.
  const key = series.map(({ name }, i) => {
    const [colour, dash] = strokes[i % strokes.length] ?? strokes[0]
    const at = edge.top + 10 + i * 26
    const from = width - edge.right + 14
    return (
      `<line x1="${from}" x2="${from + 34}" y1="${at}" y2="${at}" stroke="${colour}" stroke-width="3" ` +
      `stroke-dasharray="${dash}"/><text x="${from + 42}" y="${at + 5}" class="strong">${escaped(name)}</text>`
    )
  })
  return chart(title, [...scale.grid, ...below(marks, x), ...lines, ...key])
}

/** Bars of two kinds at each place, and for each a line that reaches further up. */
export type Bars = { mark: string; bars: readonly ({ value: number; upTo: number | null } | null)[] }

/** Groups of bars; `names` are the kinds, in the order of the bars of a group. `stacked`: one on the other. */
export function barChart(
  title: string,
  names: readonly string[],
  groups: readonly Bars[],
  { stacked, most }: { stacked: boolean; most: number },
): string {
  const scale = scaleTo([most])
  const step = inner.width / Math.max(1, groups.length)
  const wide = Math.min(44, (step * 0.8) / (stacked ? 1 : names.length))
  const drawn = groups.flatMap(({ bars }, at) => {
    const middle = edge.left + (at + 0.5) * step
    let under = 0
    return bars.flatMap((bar, i) => {
      if (!bar || (bar.value === 0 && bar.upTo === null)) return []
      const left = stacked ? middle - wide / 2 : middle + (i - names.length / 2) * wide
      const [top, foot] = [scale.y(under + bar.value), scale.y(under)]
      if (stacked) under += bar.value
      const box =
        `<rect x="${fixed(left + 1)}" y="${fixed(top)}" width="${fixed(wide - 2)}" ` +
        `height="${fixed(Math.max(0, foot - top))}" ${fills[i]}/>`
      const [centre, up] = [left + wide / 2, scale.y(bar.upTo ?? 0)]
      const reach =
        bar.upTo === null
          ? ''
          : `<path d="M${fixed(centre)} ${fixed(top)}V${fixed(up)}M${fixed(centre - 6)} ${fixed(up)}h12" ` +
            `stroke="${light.ink}" stroke-width="2" fill="none"/>`
      return [box + reach]
    })
  })
  const every = Math.ceil(groups.length / 14)
  const marks = new Map(groups.flatMap(({ mark }, at) => (at % every === 0 ? [[at, mark] as const] : [])))
  return chart(title, [...scale.grid, ...below(marks, (at) => edge.left + (at + 0.5) * step), ...drawn])
}

const fills = [`fill="${light.action}"`, `fill="${light.called}" stroke="${light.ink}" stroke-width="1.5"`] as const

/** What the two kinds of bars are, once for all charts of a section. */
export const keyOf = (names: readonly string[]): string =>
  `<p class="key">${names
    .map(
      (name, i) =>
        '<span><svg width="18" height="18" aria-hidden="true">' +
        `<rect x="1" y="1" width="16" height="16" ${fills[i]}/></svg> ${escaped(name)}</span>`,
    )
    .join('')}</p>`

function chart(title: string, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${parts.join('')}</svg>`
}

/** A scale from 0 to a round number, four or five lines across. */
function scaleTo(values: readonly number[]): { y: (value: number) => number; grid: string[] } {
  const most = Math.max(1, ...values)
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 500, 1000].find((s) => most / s <= 5) ?? Math.ceil(most / 5)
  const top = Math.ceil(most / step) * step
  const y = (value: number) => edge.top + inner.height * (1 - value / top)
  const grid = Array.from({ length: top / step + 1 }, (_, i) => {
    const at = fixed(y(i * step))
    const line =
      `<line x1="${edge.left}" x2="${width - edge.right}" y1="${at}" y2="${at}" ` +
      `stroke="${i === 0 ? light.ink : light.hairline}"/>`
    return `${line}<text x="${edge.left - 10}" y="${at + 5}" text-anchor="end">${i * step}</text>`
  })
  return { y, grid }
}

const below = (marks: ReadonlyMap<number, string>, x: (at: number) => number): string[] =>
  [...marks].map(
    ([at, text]) => `<text x="${fixed(x(at))}" y="${height - 8}" text-anchor="middle">${escaped(text)}</text>`,
  )

const fixed = (value: number): number => Math.round(value * 10) / 10
