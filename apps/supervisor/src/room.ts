import type { Language, SignedIn, SupervisorToHub, SupervisorView } from '@poczekalnia/protocol'
import type { HubClock, Send } from '@poczekalnia/ui'
import { createContext, useContext } from 'react'

/** What every page works with. */
export type Room = {
  view: SupervisorView
  /** Acts over the socket; each is refused to a role that may not. */
  send: Send<SupervisorToHub>
  clock: HubClock
  /** Whether the link stands: acts would wait for it. */
  linked: boolean
  language: Language
  account: SignedIn
}

export const RoomContext = createContext<Room | null>(null)

/** The room as it is now. Only inside the shell, which shows a page once there is a view. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('a page stands outside the shell')
  return room
}
