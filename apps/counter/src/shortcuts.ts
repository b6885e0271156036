import { type Act, acts } from './acts.ts'

const keys: Record<Act, string> = {
  next: 'N',
  start: 'S',
  finishNext: 'N',
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
/** Turns the list of who waits from queues to call order and back. */
export const listKey = 'L'

/** The part of a `KeyboardEvent` that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

/**
 * The acts that a key press may mean. By the letter where the keyboard writes Latin ones, by the key's place where it
 * writes Cyrillic. A key held down counts once, and combinations belong to the browser.
 */
export function actsOfKey(press: KeyPress): Act[] {
  const sign = signOf(press)
  return sign === null ? [] : acts.filter((act) => keys[act] === sign)
}

/** The letter, `A` to `Z`, or the digit that a key press stands for, `null` for anything else. */
export function signOf(press: KeyPress): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null
  if (/^[a-z0-9]$/i.test(press.key)) return press.key.toUpperCase()
  if (/^[\x20-\x7e]$/.test(press.key)) return null
  return /^Key([A-Z])$/.exec(press.code)?.[1] ?? null
}
