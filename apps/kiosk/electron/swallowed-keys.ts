/** The part of Electron's `Input` that the decision needs. */
export type KeyPress = { type: string; key: string; control: boolean; alt: boolean; meta: boolean }

/** Keys that move and act within a page. */
const acting = new Set([
  'Tab',
  'Enter',
  ' ',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Shift',
  'CapsLock',
])
/** With Ctrl, and only where staff type an address: select all, copy, cut, paste. */
const editing = new Set(['a', 'c', 'x', 'v'])

/**
 * Whether a key never reaches the page. All are swallowed but those that a page has a use for: a list of what is
 * dangerous would be out of date with the next Chromium.
 *
 * @param typing staff are filling in a form of the machine's own pages
 */
export function isSwallowed(press: KeyPress, typing: boolean): boolean {
  const { key, control, alt, meta } = press
  if (meta || alt) return true
  if (control) return !(typing && editing.has(key.toLowerCase()))
  if (acting.has(key)) return false
  // A letter, digit or sign is one code point; "F5", "BrowserBack" and their like are names.
  return [...key].length !== 1
}
