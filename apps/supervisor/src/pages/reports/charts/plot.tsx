import type { ReactNode } from 'react'
import { useRoom } from '../../../room.ts'
import { grouped } from '../words.ts'
import { labelEvery, ticks } from './scale.ts'
import { useWidth } from './use-width.ts'

const HEIGHT = 220
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 4, 10, 26]
/** Least width of what is drawn for a name, px. */
const LEAST_SLOT = 9

export type Slot = { key: string; label: string; x: number; width: number }

/**
 * A chart's frame: an axis of numbers, one of names, and between them whatever `draw` draws for each name. A picture
 * for who sees; who does not gets `label` and the table beside it.
 */
export function Plot({
  label,
  most,
  names,
  draw,
}: {
  label: string
  most: number
  names: readonly { key: string; short: string }[]
  draw(slot: Slot, index: number, y: (value: number) => number): ReactNode
}) {
  const { language } = useRoom()
  const [place, room] = useWidth<HTMLDivElement>()
  // So many names that each would be a hair are pushed sideways rather than drawn as one block.
  const width = Math.max(room, LEFT + RIGHT + names.length * LEAST_SLOT)
  const steps = ticks(most)
  const top = steps.at(-1) as number
  const inner = Math.max(0, width - LEFT - RIGHT)
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)
  const slot = inner / Math.max(1, names.length)
  const every = labelEvery(names.length, inner, 52)
  return (
    <div className="plot" ref={place} tabIndex={room > 0 && width > room ? 0 : undefined}>
      {room > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {steps.map((step) => (
            <g key={step} className={step === 0 ? 'axis base' : 'axis'}>
              <line x1={LEFT} x2={width - RIGHT} y1={y(step)} y2={y(step)} />
              <text x={LEFT - 8} y={y(step)} textAnchor="end" dominantBaseline="central">
                {grouped(step, language)}
              </text>
            </g>
          ))}
          {names.map(({ key, short }, index) => {
            const x = LEFT + index * slot
            return (
              <g key={key}>
                {draw({ key, label: short, x, width: slot }, index, y)}
                {index % every === 0 && (
                  <text className="axis" x={x + slot / 2} y={HEIGHT - 6} textAnchor="middle">
                    {short}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
