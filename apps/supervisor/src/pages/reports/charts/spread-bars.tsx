import type { Spread } from '@poczekalnia/protocol'
import { Plot } from './plot.tsx'

export type SpreadRow = { key: string; short: string; full: string; spread: Spread | null }

/** Times: a bar to the usual one, a line to what nine of ten did not exceed, a dot for the longest. In minutes. */
export function SpreadBars(props: {
  label: string
  rows: readonly SpreadRow[]
  names: { median: string; p90: string; longest: string }
}) {
  const { label, rows, names } = props
  const minutes = (seconds: number) => seconds / 60
  const most = Math.max(0, ...rows.map(({ spread }) => minutes(spread?.longest ?? 0)))
  return (
    <>
      <ul className="legend" aria-hidden="true">
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <rect className="bar solid" x="1" y="1" width="16" height="16" />
          </svg>
          {names.median}
        </li>
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <path className="whisker" d="M9 17 V2 M3 2 H15" />
          </svg>
          {names.p90}
        </li>
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <circle className="dot" cx="9" cy="9" r="4" />
          </svg>
          {names.longest}
        </li>
      </ul>
      <Plot
        label={label}
        most={most}
        names={rows}
        draw={({ x, width }, index, y) => {
          const { spread, full } = rows[index] as SpreadRow
          if (!spread) return null
          const bar = Math.max(1, Math.min(40, width * 0.6))
          const middle = x + width / 2
          const [median, p90, longest] = [spread.median, spread.p90, spread.longest].map(minutes) as [
            number,
            number,
            number,
          ]
          const cap = Math.min(8, bar / 2)
          const round = Math.round
          return (
            <g>
              <title>
                {`${full}: ${names.median} ${round(median)}, ${names.p90} ${round(p90)}, ` +
                  `${names.longest} ${round(longest)}`}
              </title>
              <rect
                className="bar solid"
                x={middle - bar / 2}
                width={bar}
                y={y(median)}
                height={Math.max(1, y(0) - y(median))}
              />
              <path
                className="whisker"
                d={`M${middle} ${y(median)} V${y(p90)} M${middle - cap} ${y(p90)} H${middle + cap}`}
              />
              {width > 5 && <circle className="dot" cx={middle} cy={y(longest)} r={Math.min(4, width / 3)} />}
            </g>
          )
        }}
      />
    </>
  )
}
