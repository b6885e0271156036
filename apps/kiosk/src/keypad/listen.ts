import type { Keypad, KeypadAct } from '../../device/keypad.ts'
import { keepFocus, moveFocus } from './focus.ts'

/**
 * A press of one of the keypad's keys but arrows. `pressed`: "select" has pressed a button, or the browser does by
 * itself what this key does.
 */
export type OnAct = (act: Exclude<KeypadAct, 'up' | 'down' | 'left' | 'right'>, pressed: boolean) => void

const presses = new Set(['Enter', ' '])

/** While somebody works by keys the page shows where the focus is, on a question too. */
const byKeys = {
  is: () => document.documentElement.hasAttribute('data-keys'),
  set: (on: boolean) => document.documentElement.toggleAttribute('data-keys', on),
}

/**
 * Lets a keypad that is only keys work the whole page (ACC-2): arrows move the focus, "select" presses what has it, all
 * else is told on. A key that is held acts once: it must not press its way through several screens.
 * @returns ends it
 */
export function listenToKeypad(keypad: Keypad, onAct: OnAct): () => void {
  const acts = new Map<string, KeypadAct>()
  for (const [act, codes] of Object.entries(keypad)) for (const code of codes) acts.set(code, act as KeypadAct)

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    // Keys without a code of their own come from drivers that only name them.
    const act = acts.get(event.code) ?? acts.get(event.key)
    if (act === undefined && event.key !== 'Tab' && !presses.has(event.key)) return
    if (act !== 'headphonesIn' && act !== 'headphonesOut') byKeys.set(true)
    if (event.repeat && event.key !== 'Tab') event.preventDefault()
    if (event.repeat || act === undefined) return
    // In a field of staff the arrows move within the text, and Enter sends the form.
    const isField = event.target instanceof HTMLInputElement
    switch (act) {
      case 'left':
      case 'right':
        if (isField) return
        break
      case 'select':
        // The browser presses a button by itself with these two.
        if (presses.has(event.key)) {
          onAct(act, true)
          return
        }
        event.preventDefault()
        onAct(act, pressFocused())
        return
    }
    event.preventDefault()
    if (act === 'up' || act === 'down' || act === 'left' || act === 'right') moveFocus(act)
    else onAct(act, false)
  }
  const touch = () => byKeys.set(false)
  const endKeeping = keepFocus(byKeys.is)
  window.addEventListener('keydown', press)
  window.addEventListener('pointerdown', touch, true)
  return () => {
    endKeeping()
    window.removeEventListener('keydown', press)
    window.removeEventListener('pointerdown', touch, true)
  }
}

function pressFocused(): boolean {
  const { activeElement: active } = document
  if (!(active instanceof HTMLButtonElement)) return false
  active.click()
  return true
}
