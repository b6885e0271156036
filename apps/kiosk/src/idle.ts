import type { KioskView } from '@poczekalnia/protocol'
import { asking, initial } from './machine.ts'
import type { State } from './machine-state.ts'

/** What the machine knows of the paper of the ticket on its screen. */
export type Paper = 'printing' | 'printed' | 'failed' | 'perhaps'

/**
 * What is due after nobody has touched the machine for some seconds (WCAG 2.2.1, screens.md): a warning, then the start.
 * A printed ticket goes back by itself; one without paper stays for as long as the visitor says that they are there.
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
    const changed = state.lowReach !== untouched.lowReach || state.contrast !== untouched.contrast
    return changed && quietSeconds >= limits.warnAfterSeconds ? 'reset' : null
  }
  if (state.at.screen === 'ticket' && paper === 'printed' && !state.choosingLanguage && !state.warned) {
    return quietSeconds >= limits.afterTicketSeconds ? 'reset' : null
  }
  if (quietSeconds >= limits.warnAfterSeconds + limits.resetAfterSeconds) return state.warned ? 'reset' : 'warn'
  return quietSeconds >= limits.warnAfterSeconds && !state.warned ? 'warn' : null
}
