import { Language, type PrinterState, type PrintOutcome } from '@poczekalnia/protocol'
import { z } from 'zod'
import type { Keypad } from '../device/keypad.ts'
import type { SettingsProblem } from '../device/settings.ts'
import type { PinAnswer } from '../device/staff-pin.ts'
import type { Host } from './origins.ts'

/** Everything that a page may ask of the program. Checked where it arrives; nothing else is listened to. */
export const Ask = z.discriminatedUnion('ask', [
  /** The visitors' screen: where the hub is. */
  z.strictObject({ ask: z.literal('hub') }),
  /** The machine's own pages: what to show. */
  z.strictObject({ ask: z.literal('screen') }),
  z.strictObject({
    ask: z.literal('pair'),
    address: z.string().max(500),
    code: z.string().max(500),
    /** The staff PIN, where none was set before. */
    pin: z.string().max(20).optional(),
  }),
  z.strictObject({ ask: z.literal('check-settings') }),
  /** What the keypad's keys send, and the languages that staff can hear these pages in. */
  z.strictObject({ ask: z.literal('keys') }),
  /** A sentence of these pages as sound: the program fetches it, its token goes to no page. */
  z.strictObject({
    ask: z.literal('sentence'),
    language: Language,
    pace: z.enum(['usual', 'fast', 'fastest', 'slow']),
    text: z.string().min(1).max(400),
  }),
  z.strictObject({ ask: z.literal('unlock'), pin: z.string().max(20) }),
  /** Back to the visitors' screen. */
  z.strictObject({ ask: z.literal('leave') }),
  // What follows is answered only while the service menu is unlocked.
  z.strictObject({ ask: z.literal('state') }),
  z.strictObject({ ask: z.literal('test-ticket'), language: Language }),
  z.strictObject({ ask: z.literal('pair-anew') }),
  z.strictObject({ ask: z.literal('restart') }),
  z.strictObject({ ask: z.literal('quit') }),
])
export type Ask = z.infer<typeof Ask>
export type AskName = Ask['ask']

/** What the page tells without waiting for an answer. */
export const Signal = z.discriminatedUnion('signal', [
  /** Every 2 s; `shows`: something is on the page. */
  z.strictObject({ signal: z.literal('beat'), shows: z.boolean() }),
  /** Staff pressed the corner. */
  z.strictObject({ signal: z.literal('knock') }),
])
export type Signal = z.infer<typeof Signal>

export const channels = { ask: 'poczekalnia:ask', signal: 'poczekalnia:signal' } as const

export type ShellScreen =
  | { screen: 'pairing'; needsPin: boolean; hub: string | null }
  | { screen: 'settings'; problem: SettingsProblem }
  | { screen: 'service'; unlocked: boolean }

export type ServiceState = {
  hub: { url: string; office: string | null; ms: number | null }
  /** What the printer said besides is in the log, in English. */
  printer: { name: string; state: PrinterState } | null
  screen: { width: number; height: number; pxPerMm: number; turned: boolean }
  /** Whether the system keeps the tokens encrypted. */
  encrypted: boolean
  /** How often the screen was brought back since the start, and why the last time. */
  recoveries: { count: number; last: string | null }
  version: string
  settingsFile: string
}

export type PairProblem = 'input' | 'pin' | 'unreachable' | 'not-a-hub' | 'refused'

/** What each ask is answered. */
export type Answers = {
  hub: { url: string; token: string; volume: number; keypad: Keypad }
  screen: ShellScreen
  pair: { ok: true } | { ok: false; problem: PairProblem }
  'check-settings': { ok: boolean }
  keys: { keypad: Keypad; spoken: string[] }
  /** `null`: there is none. */
  sentence: Uint8Array<ArrayBuffer> | null
  unlock: PinAnswer
  leave: { ok: true }
  state: ServiceState
  'test-ticket': PrintOutcome
  'pair-anew': { ok: true }
  restart: { ok: true }
  quit: { ok: true }
}

/** What the preload script puts on a page as `window.poczekalnia`. A refused ask rejects. */
export type Bridge = { ask<Name extends AskName>(message: Extract<Ask, { ask: Name }>): Promise<Answers[Name]> }

const needsUnlocking: readonly AskName[] = ['state', 'test-ticket', 'pair-anew', 'restart', 'quit']

/** Who may ask what: the visitors' screen nothing but its hub, the machine's own pages all but that. */
export function mayAsk(host: Host, name: AskName, unlocked: boolean): boolean {
  if (host === 'kiosk') return name === 'hub'
  if (name === 'hub') return false
  return unlocked || !needsUnlocking.includes(name)
}
