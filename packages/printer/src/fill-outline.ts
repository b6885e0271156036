import type { SvgPathCommand } from 'harfbuzzjs'

/** A shape's dots: rows from the top, 8 dots a byte, the leftmost dot highest, 1 is black. */
export type Dots = {
  /** Of its left edge and its first row, from the origin, to the right and downwards. */
  left: number
  top: number
  /** In bytes. */
  stride: number
  height: number
  data: Uint8Array
}

/** Lines that one row of dots is looked at by. */
const LINES = 8
/** Parts that a curve is drawn by: a letter of 28 mm keeps within a fifth of a dot. */
const PARTS = 8
/**
 * A dot is black when so much of it is covered. A little under a half: thermal dots are round, and thin strokes of
 * small letters would break.
 */
const COVERED = 0.45

/** One edge of a polygon from above to below, in dots; `turn` says which way round it goes. */
type Edge = { x: number; top: number; bottom: number; slope: number; turn: 1 | -1 }

/**
 * Fills an outline by the non-zero rule, as TrueType asks. Thermal paper knows black and white alone, so whether a dot
 * at the edge is black is decided here.
 * @param scale dots for one unit of the outline
 */
export function fillOutline(outline: readonly SvgPathCommand[], scale: number): Dots {
  const edges = edgesOf(outline, scale)
  const nothing = { left: 0, top: 0, stride: 0, height: 0, data: new Uint8Array(0) }
  if (edges.length === 0) return nothing
  let [leftmost, rightmost, highest, lowest] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, top, bottom, slope } of edges) {
    const end = x + (bottom - top) * slope
    leftmost = Math.min(leftmost, x, end)
    rightmost = Math.max(rightmost, x, end)
    highest = Math.min(highest, top)
    lowest = Math.max(lowest, bottom)
  }
  const [left, top] = [Math.floor(leftmost), Math.floor(highest)]
  const stride = Math.ceil((Math.ceil(rightmost) - left) / 8)
  const height = Math.ceil(lowest) - top
  const data = new Uint8Array(stride * height)
  const covered = new Float64Array(stride * 8)
  for (let row = 0; row < height; row++) {
    covered.fill(0)
    for (let line = 0; line < LINES; line++) coverLine(edges, top + row + (line + 0.5) / LINES, left, covered)
    for (let dot = 0; dot < covered.length; dot++)
      if (covered[dot]! > COVERED * LINES) data[row * stride + (dot >> 3)]! |= 0x80 >> (dot & 7)
  }
  return { left, top, stride, height, data }
}

/** Adds what lies inside on one line. Nothing is made anew for a line: a number has a thousand of them. */
function coverLine(edges: readonly Edge[], y: number, left: number, covered: Float64Array): void {
  let count = 0
  for (const edge of edges) {
    if (edge.top > y || y >= edge.bottom) continue
    const x = edge.x + (y - edge.top) * edge.slope - left
    let at = count++
    for (; at > 0 && crossings[at - 1]! > x; at--) {
      crossings[at] = crossings[at - 1]!
      turns[at] = turns[at - 1]!
    }
    crossings[at] = x
    turns[at] = edge.turn
  }
  let inside = 0
  let from = 0
  for (let at = 0; at < count; at++) {
    if (inside === 0) from = crossings[at]!
    inside += turns[at]!
    if (inside === 0) coverSpan(from, crossings[at]!, covered)
  }
}

/** Where the line in hand crosses edges, from left to right, and which way round. */
const crossings: number[] = []
const turns: number[] = []

function coverSpan(from: number, to: number, covered: Float64Array): void {
  for (let dot = Math.floor(from); dot < to; dot++) covered[dot]! += Math.min(to, dot + 1) - Math.max(from, dot)
}

function edgesOf(outline: readonly SvgPathCommand[], scale: number): Edge[] {
  const edges: Edge[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const lineTo = (toX: number, toY: number) => {
    if (toY !== y) {
      const slope = (toX - x) / (toY - y)
      edges.push(
        toY > y ? { x, top: y, bottom: toY, slope, turn: 1 } : { x: toX, top: toY, bottom: y, slope, turn: -1 },
      )
    }
    ;[x, y] = [toX, toY]
  }
  for (const { type, values } of outline) {
    // Fonts count upwards, papers downwards.
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values.map((value, i) => (i % 2 === 0 ? value : -value) * scale)
    const [fromX, fromY] = [x, y]
    const curve = (at: (t: number) => readonly [number, number]) => {
      for (let part = 1; part <= PARTS; part++) lineTo(...at(part / PARTS))
    }
    if (type === 'M') [x, y, startX, startY] = [a, b, a, b]
    else if (type === 'L') lineTo(a, b)
    else if (type === 'Q') curve((t) => [mixed([fromX, a, c], t), mixed([fromY, b, d], t)])
    else if (type === 'C') curve((t) => [mixed([fromX, a, c, e], t), mixed([fromY, b, d, f], t)])
    else lineTo(startX, startY)
  }
  return edges
}

/** A point of a Bézier curve, one coordinate, by de Casteljau. */
function mixed(points: readonly number[], t: number): number {
  let left = [...points]
  while (left.length > 1) left = left.slice(1).map((point, i) => left[i]! + (point - left[i]!) * t)
  return left[0]!
}
