/** What a keypad with feelable keys asks for (ACC-2); digits are typed as on any keyboard. */
export const keypadActs = [
  'up',
  'down',
  'left',
  'right',
  'select',
  'back',
  'help',
  'repeat',
  'stop',
  'louder',
  'softer',
  'faster',
  'headphonesIn',
  'headphonesOut',
] as const
export type KeypadAct = (typeof keypadActs)[number]

/** The codes (`KeyboardEvent.code`) that ask for each act. */
export type Keypad = Readonly<Record<KeypadAct, readonly string[]>>

/**
 * Codes that a keypad may send: they arrive at a page on every system, and neither a scanner nor a person who types a
 * code sends them.
 */
export const keypadCodes = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Enter',
  'NumpadEnter',
  'Escape',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Insert',
  'NumpadAdd',
  'NumpadSubtract',
  'NumpadMultiply',
  'NumpadDivide',
  'Help',
  'AudioVolumeUp',
  'AudioVolumeDown',
  'AudioVolumeMute',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F20',
  'F21',
  'F22',
  'F23',
  'F24',
] as const

/** Where the settings say nothing: the keys of a keyboard, and F13 to F18 for what a keyboard has no key for. */
export const usualKeypad: Keypad = {
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  select: ['Enter', 'NumpadEnter'],
  back: ['Escape'],
  help: ['Help', 'F13'],
  repeat: ['F14'],
  stop: ['AudioVolumeMute', 'F18'],
  louder: ['AudioVolumeUp'],
  softer: ['AudioVolumeDown'],
  faster: ['F17'],
  headphonesIn: ['F15'],
  headphonesOut: ['F16'],
}

/**
 * The usual keypad with what the settings change. A code that they give to one act is taken from the others.
 * @returns `null` where they give a code to two acts
 */
export function keypadWith(changes: Partial<Record<KeypadAct, readonly string[]>>): Keypad | null {
  const taken = Object.values(changes).flat()
  if (new Set(taken).size < taken.length) return null
  return Object.fromEntries(
    keypadActs.map((act) => [act, changes[act] ?? usualKeypad[act].filter((code) => !taken.includes(code))]),
  ) as Record<KeypadAct, readonly string[]>
}
