import type { KioskView } from '@poczekalnia/protocol'
import type { Entry } from './machine-state.ts'
import type { CodeShape } from './scan/read-code.ts'

type Office = Pick<KioskView, 'checkIn' | 'bookedQueues'>

/** What this office's codes look like; its booking numbers too, where visits are called by them (OLS-1). */
export function codeShape({ checkIn, bookedQueues }: Office): CodeShape {
  const { code = { kind: 'digits', min: checkIn.pinLength, max: checkIn.pinLength } } = checkIn
  const numbers = bookedQueues.filter(({ arrival }) => arrival === 'by-number').map(({ prefix }) => prefix)
  return { ...code, numbers }
}

/** Booked queues whose visits are confirmed here for a ticket. */
export function confirmedQueues({ bookedQueues }: Office): KioskView['bookedQueues'] {
  return bookedQueues.filter(({ arrival }) => arrival !== 'by-number')
}

/** What proves a booking in this office. A text that speaks of it has to know. */
export function entryKind(office: Office): Entry['kind'] {
  if (office.bookedQueues.length > 0 && confirmedQueues(office).length === 0) return 'number'
  return codeShape(office).kind === 'digits' ? 'pin' : 'code'
}

/** How many signs may be typed, and at which length the machine asks by itself: a PIN's, since all PINs are as long. */
export function lengths(
  kind: Entry['kind'],
  office: Office,
): { least: number; longest: number; autoSubmitLength: number | null } {
  const { min, max, numbers } = codeShape(office)
  if (kind === 'pin') return { least: max, longest: max, autoSubmitLength: max }
  if (kind === 'code') return { least: min, longest: max, autoSubmitLength: null }
  const prefixes = numbers.map((prefix) => prefix.length)
  return { least: Math.min(...prefixes) + 3, longest: Math.max(...prefixes) + 4, autoSubmitLength: null }
}

/** Of what was typed, the signs that such a code can hold, in capitals. */
export function signsFor(kind: Entry['kind'], typed: string): string {
  return typed.toUpperCase().replaceAll(kind === 'pin' ? /[^0-9]/g : /[^0-9A-Z]/g, '')
}

/** A code in groups of four, as it is easier to compare: `KX7M 2Q9P`. A booking number stays whole. */
export function inGroups(kind: Entry['kind'], typed: string): string[] {
  return kind === 'number' ? [typed] : (typed.match(/.{1,4}/g) ?? [])
}
