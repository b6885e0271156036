/** The part of a `KeyboardEvent` that says which key it was. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'getModifierState'>

/**
 * What a key counts as, for a scanner and for typing. Scanners send the signs below a space with Ctrl: a carriage
 * return as Ctrl+M, a line feed as Ctrl+J, a tabulator as Ctrl+I, the group separator of GS1 as Ctrl+].
 * @returns the key's name, a control sign, or `null` where it is a combination that means nothing here
 */
export function keyName(event: Pressed): string | null {
  const { key, ctrlKey, altKey, metaKey } = event
  // AltGr gives signs; where it is one key with Ctrl and Alt, both are told as held.
  if (event.getModifierState('AltGraph')) return key
  if (metaKey || altKey) return null
  if (!ctrlKey || key.length !== 1) return ctrlKey && key !== 'Control' && key !== 'Shift' ? null : key
  const code = key.toUpperCase().charCodeAt(0)
  if (code < 0x40 || code > 0x5f) return null
  const sign = String.fromCharCode(code - 0x40)
  return ends[sign] ?? sign
}

const ends: Readonly<Record<string, string>> = { '\r': 'Enter', '\n': 'Enter', '\t': 'Tab' }
