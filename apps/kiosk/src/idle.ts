import type { KioskView } from '@poczekalnia/protocol'
import { asking, initial } from './machine.ts'
import type { State } from './machine-state.ts'

/** What the machine knows of the paper of the ticket on its screen. */
export type Paper = 'printing' | 'printed' | 'failed' | 'perhaps'

/** Who listens needs longer than who sees: to find the keys, and to hear a screen to its end. */
const whileSpeaking = { warnAfterSeconds: 120, resetAfterSeconds: 60, afterTicketSeconds: 120 }

/** How long nobody may touch the machine, as it is used now. */
export const idleLimits = (state: State, limits: KioskView['idle']): KioskView['idle'] =>
  state.speech === 'off'
    ? limits
    : {
        warnAfterSeconds: Math.max(limits.warnAfterSeconds, whileSpeaking.warnAfterSeconds),
        resetAfterSeconds: Math.max(limits.resetAfterSeconds, whileSpeaking.resetAfterSeconds),
        afterTicketSeconds: Math.max(limits.afterTicketSeconds, whileSpeaking.afterTicketSeconds),
      }

/**
 * What is due after nobody has touched the machine for some seconds (WCAG 2.2.1, screens.md): a warning, then the
 * start. Nothing goes without having been warned of and held as often as somebody wants (ACC-4). The warning comes
 * sooner on a printed ticket, whose visitor has mostly gone, but only until somebody has held it.
 */
export function idleStep(
  state: State,
  quietSeconds: number,
  paper: Paper | null,
  limits: KioskView['idle'],
): 'warn' | 'reset' | null {
  if (asking(state.at)) return null
  if (state.at.screen === 'start') {
    const untouched = initial(state.language, state.visitor)
    const aids = ['lowReach', 'theme', 'larger', 'dark'] as const
    const changed = aids.some((aid) => state[aid] !== untouched[aid])
    if (!changed && state.speech !== 'aloud') return null
  }
  if (state.warned) return quietSeconds >= limits.warnAfterSeconds + limits.resetAfterSeconds ? 'reset' : null
  return quietSeconds >= warnAfter(state, paper, limits) ? 'warn' : null
}

function warnAfter(state: State, paper: Paper | null, limits: KioskView['idle']): number {
  const isTaken = state.at.screen === 'ticket' && paper === 'printed' && !state.choosingLanguage && !state.held
  return isTaken ? Math.min(limits.afterTicketSeconds, limits.warnAfterSeconds) : limits.warnAfterSeconds
}
