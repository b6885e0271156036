import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { State } from './machine-state.ts'

/** Where a finger came down last, in CSS pixels, and the words of what was there. */
type Tap = { x: number; y: number; on: string | null }

/** What lies at a place and can be pressed, by its words. */
function pressable({ x, y }: Pick<Tap, 'x' | 'y'>): string | null {
  const button = document
    .elementsFromPoint(x, y)
    .find((element) => !element.closest('.second-tap'))
    ?.closest('button')
  return button ? (button.textContent ?? '') : null
}

/** Names what the visitor is asked: while it stays the same, the same button may be pressed again, a digit twice. */
function question({ at, choosingLanguage, warned }: State): string {
  const card = 'card' in at ? `${at.card} ${'group' in at ? at.group : ''} ${at.purpose}` : ''
  const unanswered = 'pending' in at && at.pending === 'unreachable'
  return [at.screen, card, unanswered, choosingLanguage, warned].join(' ')
}

/**
 * A second tap at the same place answers no question that the first one brought up (ACC-5). When the screen changes,
 * the place of the last tap is covered for a moment, about as long as a second tap of a double one takes; everything
 * else can be pressed at once. Who goes on tapping there goes on waiting: each tap on the cover begins it anew. How
 * long, the style sheet says, so that it is up before the new screen is painted and goes without anybody's timer.
 */
export function SecondTapCover({ state, covered }: { state: State; covered: boolean }) {
  const last = useRef<Tap>(null)
  const [cover, setCover] = useState<{ x: number; y: number; count: number } | null>(null)
  useEffect(() => {
    const down = (event: PointerEvent) => {
      const place = { x: event.clientX, y: event.clientY }
      last.current = { ...place, on: pressable(place) }
    }
    window.addEventListener('pointerdown', down, true)
    return () => window.removeEventListener('pointerdown', down, true)
  }, [])

  const asked = `${question(state)} ${covered}`
  const before = useRef(asked)
  // On every commit: the next page of a text has another button under the finger, though the screen is the same.
  useLayoutEffect(() => {
    const tap = last.current
    if (!tap) return
    const on = pressable(tap)
    const isOther = before.current !== asked || (on !== null && tap.on !== null && on !== tap.on)
    before.current = asked
    if (!isOther) return
    last.current = { ...tap, on }
    setCover((now) => ({ x: tap.x, y: tap.y, count: (now?.count ?? 0) + 1 }))
  })

  if (!cover) return null
  return (
    <div
      key={cover.count}
      className="second-tap"
      aria-hidden="true"
      style={{ left: cover.x, top: cover.y }}
      onPointerDown={() => setCover({ ...cover, count: cover.count + 1 })}
    />
  )
}
