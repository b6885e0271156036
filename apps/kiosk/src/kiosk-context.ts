import type { KioskView } from '@poczekalnia/protocol'
import type { HubClock } from '@poczekalnia/ui'
import { createContext, type Dispatch, useContext } from 'react'
import type { Paper } from './idle.ts'
import type { Action, State } from './machine-state.ts'
import type { Speech } from './speech/use-speech.ts'

/** What every screen of the machine needs. */
export type Kiosk = {
  view: KioskView
  clock: HubClock
  state: State
  dispatch: Dispatch<Action>
  /** How the paper of the ticket on the screen fared; null when none is shown. */
  paper: Paper | null
  speech: Speech
}

export const KioskContext = createContext<Kiosk | null>(null)

/** @throws when used outside the machine's frame, which is a bug */
export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext)
  if (!kiosk) throw new Error('a screen of the kiosk outside its context')
  return kiosk
}
