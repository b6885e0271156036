import type { KioskView } from '@poczekalnia/protocol'
import { useEffect, useState } from 'react'
import type { Paper } from './idle.ts'
import type { State } from './machine-state.ts'
import { paperOf, patienceSeconds } from './paper.ts'

/** How the paper of the ticket on the screen fared; null when no ticket is shown. */
export function usePaper(state: State, view: KioskView | null): Paper | null {
  const ticket = state.at.screen === 'ticket' ? state.at.ticket.id : null
  const [waitedFor, setWaitedFor] = useState<string | null>(null)
  useEffect(() => {
    if (!ticket) return
    const late = setTimeout(() => setWaitedFor(ticket), patienceSeconds * 1_000)
    return () => clearTimeout(late)
  }, [ticket])
  if (!ticket || !view) return null
  return paperOf(view, ticket, waitedFor === ticket ? patienceSeconds : 0)
}
