import { useEffect } from 'react'
import type { Act } from './acts.ts'
import type { Acts } from './use-acts.ts'

/**
 * Presses of keys and buttons, each done in its turn: what comes while an act is under way waits until the outcome is
 * on the screen, so that nothing is lost and nothing is done of what the clerk could not have meant.
 * @param makesSense whether an act can be done as the desk stands: what can't be is no press that another would repeat
 * @param run does the first of a press's acts that makes sense then
 * @returns takes a press; `key` names the key or the button, a repeat of which is passed over
 */
export function usePresses(
  acts: Pick<Acts, 'take' | 'turn' | 'isBusyNow'>,
  linked: boolean,
  makesSense: (act: Act) => boolean,
  run: (acts: readonly Act[]) => void,
): (key: string, acts: readonly Act[]) => void {
  useEffect(() => {
    const press = acts.turn()
    // A question that has come up is about what was seen: what was pressed before it is not for it.
    if (press && linked && !document.querySelector('dialog[open]')) run(press.acts)
  })
  return (key, meant) => {
    if (!linked || (!acts.isBusyNow() && !meant.some(makesSense))) return
    if (acts.take(key, meant)) run(meant)
  }
}
