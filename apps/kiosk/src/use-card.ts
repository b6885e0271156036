import type { Card } from '@poczekalnia/protocol'
import { hubAddress } from '@poczekalnia/ui'
import { useEffect, useState } from 'react'

/** How often a card that did not come is asked for again, milliseconds. */
const AGAIN_MS = 3_000

/** The cards that this page has had: they are shown at once, and asked for anew behind them. */
const kept = new Map<string, Card>()

/** A card of the office: `loading`, then the card, or `failed` for as long as the hub does not give it. */
export function useCard(id: string): Card | 'loading' | 'failed' {
  const [card, setCard] = useState<Card | 'loading' | 'failed'>(kept.get(id) ?? 'loading')
  useEffect(() => {
    let gone = false
    let again: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        // The hub's tag says whether it has changed: a card is never minutes behind the one in force.
        const answer = await fetch(`${hubAddress()}/api/cards/${encodeURIComponent(id)}`, { cache: 'no-cache' })
        if (!answer.ok) throw new Error(String(answer.status))
        const fresh = (await answer.json()) as Card
        kept.set(id, fresh)
        if (!gone) setCard(fresh)
      } catch {
        if (gone) return
        if (!kept.has(id)) setCard('failed')
        again = setTimeout(ask, AGAIN_MS)
      }
    }
    setCard(kept.get(id) ?? 'loading')
    void ask()
    return () => {
      gone = true
      clearTimeout(again)
    }
  }, [id])
  return card
}
