import { useId } from 'react'
import { Plot } from './plot.tsx'

export type StackedRow = { key: string; short: string; full: string; first: number; second: number }

/** Two amounts on top of each other; told apart by a pattern, so that they stay apart on grey paper. */
export function StackedBars(props: {
  label: string
  rows: readonly StackedRow[]
  names: { first: string; second: string }
}) {
  const { label, rows, names } = props
  const hatch = useId()
  const most = Math.max(0, ...rows.map(({ first, second }) => first + second))
  return (
    <>
      <ul className="legend" aria-hidden="true">
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <rect className="bar solid" x="1" y="1" width="16" height="16" />
          </svg>
          {names.first}
        </li>
        <li>
          <svg width="18" height="18" aria-hidden="true">
            <defs>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect className="hatch-ground" width="6" height="6" />
                <line className="hatch" x1="0" y1="0" x2="0" y2="6" />
              </pattern>
            </defs>
            <rect className="bar edged" x="1" y="1" width="16" height="16" fill={`url(#${hatch})`} />
          </svg>
          {names.second}
        </li>
      </ul>
      <Plot
        label={label}
        most={most}
        names={rows}
        draw={({ x, width }, index, y) => {
          const { first, second, full } = rows[index] as StackedRow
          const bar = Math.max(1, Math.min(48, width * 0.7))
          const left = x + (width - bar) / 2
          return (
            <g>
              <title>{`${full}: ${names.first} ${first}, ${names.second} ${second}`}</title>
              {first > 0 && <rect className="bar solid" x={left} width={bar} y={y(first)} height={y(0) - y(first)} />}
              {second > 0 && (
                <rect
                  className="bar edged"
                  fill={`url(#${hatch})`}
                  x={left}
                  width={bar}
                  y={y(first + second)}
                  height={y(first) - y(first + second)}
                />
              )}
            </g>
          )
        }}
      />
    </>
  )
}
