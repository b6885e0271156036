/** The part of Electron's `Input`, or of a page's event, that the decision needs. */
export type KeyPress = { key: string; control: boolean; alt: boolean; meta: boolean; shift: boolean }

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
/**
 * With Ctrl: line ends and separators, as scanners send them. The page takes them for that and lets nothing else come
 * of them.
 */
const scanned = new Set(['m', 'j', 'i', ']', '\\', '^', '_'])
/** With Ctrl, and only where staff type an address: select all, copy, cut, paste. */
const editing = new Set(['a', 'c', 'x', 'v'])

/**
 * Whether a key never reaches the page. All are swallowed but those that a page has a use for: a list of what is
 * dangerous would be out of date with the next Chromium.
 *
 * @param typing staff are filling in a form of the machine's own pages
 */
export function isSwallowed(press: KeyPress, typing: boolean): boolean {
  const { key, control, alt, meta, shift } = press
  if (meta || alt) return true
  if (control && typing) return !editing.has(key.toLowerCase())
  // With Shift as well it is no scanner's: Ctrl+Shift+I opens tools.
  if (control) return !scanned.has(key.toLowerCase()) || (shift && /[a-z]/i.test(key))
  if (acting.has(key)) return false
  // A letter, digit or sign is one code point; "F5", "BrowserBack" and their like are names.
  return [...key].length !== 1
}
