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
/** Keys that only a keypad sends: they reach the page, which lets nothing of the browser's come of them. */
const ofKeypads = new Set([
  'Escape',
  'PageUp',
  'PageDown',
  'Insert',
  'Help',
  'AudioVolumeUp',
  'AudioVolumeDown',
  'AudioVolumeMute',
  ...Array.from({ length: 12 }, (_, i) => `F${i + 13}`),
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
  if (ofKeypads.has(key)) return shift
  // A letter, digit or sign is one code point; "F5", "BrowserBack" and their like are names.
  return [...key].length !== 1
}

/** Whether the browser must do nothing with a key that the page may hear. */
export function isRefused(press: KeyPress, typing: boolean): boolean {
  return isSwallowed(press, typing) || ofKeypads.has(press.key)
}
