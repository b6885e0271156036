import { type Act, acts } from './acts.ts'

const keys: Record<Act, string> = {
  next: 'N',
  start: 'S',
  finish: 'F',
  resume: 'P',
  recall: 'R',
  absent: 'A',
  return: 'W',
  transfer: 'T',
  cancel: 'X',
  call: 'C',
  takeBack: 'B',
  priority: 'G',
  note: 'M',
  queues: 'K',
  paperAgain: 'D',
  pause: 'P',
  close: 'Q',
}

/** The key of an act, the same in every language: hands learn it once. */
export function keyOf(act: Act): string {
  return keys[act]
}

export const helpKey = '?'

/** The part of a `KeyboardEvent` that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/**
 * The acts that a key press may mean. By the letter where the keyboard writes Latin ones, by the key's place where
 * it writes Cyrillic. A key held down counts once, and combinations belong to the browser.
 */
export function actsOfKey(press: KeyPress): Act[] {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return []
  const latin = /^[a-z]$/i.test(press.key)
  const letter = latin ? press.key.toUpperCase() : /^Key([A-Z])$/.exec(press.code)?.[1]
  if (!latin && /^[\x20-\x7e]$/.test(press.key)) return []
  return acts.filter((act) => keys[act] === letter)
}
