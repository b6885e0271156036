import type { Card } from '@poczekalnia/protocol'

/** The office's information cards as they are now. */
export type CardShelf = {
  now(): readonly Card[]
  /** Puts others in their place, all of them at once: they were read and checked before. */
  replace(cards: readonly Card[]): void
  /** Calls on every change. */
  onChange(listener: () => void): void
}

/** @param first the cards that the hub starts with */
export function cardShelf(first: readonly Card[]): CardShelf {
  const listeners: (() => void)[] = []
  let cards = first
  return {
    now: () => cards,
    replace(next) {
      cards = next
      for (const listener of listeners) listener()
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
