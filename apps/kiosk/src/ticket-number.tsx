import { widthInEms } from '@poczekalnia/ui'
import { ArrowRight } from 'lucide-react'
import type { CSSProperties } from 'react'

const ems = (wide: number) => ({ '--ems': wide }) as CSSProperties

/**
 * A ticket's number, as large as its place allows and never cut off (ACC-6). Its place is a container, see ticket.css.
 */
export function TicketNumber({ number }: { number: string }) {
  return (
    <p className="number tabular" style={ems(widthInEms(number))}>
      {number}
    </p>
  )
}

/** Beside the desk a number has room up to this width, ems: `A012 → 125` and `WM011 → 3`. */
const BESIDE = 4.3

/** A number that is called, with its desk. `label`: both in words. */
export function CalledNumber({ number, desk, label }: { number: string; desk: number; label: string }) {
  const wide = [widthInEms(number), widthInEms(desk)] as const
  const isStacked = wide[0] + wide[1] > BESIDE
  // The arrow of a desk that stands below is about as wide as a letter.
  const least = isStacked ? Math.max(wide[0], wide[1] + 1.5) : wide[0] + wide[1]
  return (
    <p
      className="number tabular"
      data-stacked={isStacked || undefined}
      style={ems(least)}
      role="img"
      aria-label={label}
    >
      <span>{number}</span>
      <ArrowRight aria-hidden />
      <span>{desk}</span>
    </p>
  )
}
