/** What a sample is told apart by. */
export type Labels = Readonly<Record<string, string>>

/** One line of the answer: `suffix` is what a histogram's lines end their name with. */
export type Sample = { suffix?: string; labels: Labels; value: number }

/** One figure with all its samples, as Prometheus asks for it. */
export type Family = {
  name: string
  help: string
  kind: 'counter' | 'gauge' | 'histogram'
  samples(): Iterable<Sample>
}

/** Something that only grows, from the start of the process on. */
export type Counter = Family & { add(labels?: Labels, by?: number): void }
/** How often something took how long. */
export type Histogram = Family & { observe(seconds: number, labels?: Labels): void }

/**
 * Bounds for what a person or a disk is waited for, seconds: around the 50 ms that a screen may take and the 10 s that
 * a link may be silent.
 */
export const WAITS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** A counter. `add` with 0 makes a sample that stands at nothing, so that its first growth is seen as one. */
export function counter(name: string, help: string): Counter {
  const values = new Map<string, { labels: Labels; value: number }>()
  return {
    name,
    help,
    kind: 'counter',
    samples: () => values.values(),
    add(labels = {}, by = 1) {
      const key = keyOf(labels)
      const known = values.get(key)
      if (known) known.value += by
      else values.set(key, { labels, value: by })
    },
  }
}

/** A figure that is read when it is asked for. */
export function gauge(name: string, help: string, read: () => Iterable<Sample>): Family {
  return { name, help, kind: 'gauge', samples: read }
}

/** @param bounds upper bounds of the buckets, seconds, growing */
export function histogram(name: string, help: string, bounds: readonly number[] = WAITS): Histogram {
  const rows = new Map<string, { labels: Labels; counts: number[]; sum: number }>()
  return {
    name,
    help,
    kind: 'histogram',
    *samples() {
      for (const { labels, counts, sum } of rows.values()) {
        let below = 0
        for (const [i, count] of counts.entries()) {
          below += count
          const le = i < bounds.length ? String(bounds[i]) : '+Inf'
          yield { suffix: '_bucket', labels: { ...labels, le }, value: below }
        }
        yield { suffix: '_sum', labels, value: sum }
        yield { suffix: '_count', labels, value: below }
      }
    },
    observe(seconds, labels = {}) {
      const key = keyOf(labels)
      const row = rows.get(key) ?? { labels, counts: new Array<number>(bounds.length + 1).fill(0), sum: 0 }
      rows.set(key, row)
      const bucket = bounds.findIndex((bound) => seconds <= bound)
      const place = bucket === -1 ? bounds.length : bucket
      row.counts[place] = (row.counts[place] ?? 0) + 1
      row.sum += seconds
    },
  }
}

/**
 * Figures in Prometheus' text format, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * @param common labels of every sample, before its own
 */
export function written(families: readonly Family[], common: Labels = {}): string {
  const lines: string[] = []
  for (const { name, help, kind, samples } of families) {
    const own: string[] = []
    for (const { suffix = '', labels, value } of samples())
      own.push(`${name}${suffix}${labelText({ ...common, ...labels })} ${numberText(value)}`)
    if (own.length > 0) lines.push(`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${kind}`, ...own)
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

/** One text for the same labels: asked for at each act, so it is put together without anything between. */
function keyOf(labels: Labels): string {
  let key = ''
  for (const name in labels) key += `${name}\0${labels[name]}\0`
  return key
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value)
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
}
