/**
 * A piece of what was scanned: a line or a value, with the name that it had there, in small letters and without signs;
 * `null`: none.
 */
export type Part = { name: string | null; text: string }

/** How deep a JSON text is looked into; what is deeper is of nobody who prints confirmations. */
const DEEPEST = 8

/** What was scanned in parts: the values of a JSON text, else its lines. */
export function partsOf(text: string): Part[] {
  return inJson(text) ?? text.split(/\n/).map((line) => ({ name: null, text: line }))
}

/** A name as it is compared: `Booking-Code` and `bookingCode` are one. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')

function inJson(text: string): Part[] | null {
  if (!/^\s*[[{]/.test(text)) return null
  let read: unknown
  try {
    read = JSON.parse(text.replaceAll('\n', ' '))
  } catch {
    return null
  }
  return valuesOf(read, null, 0)
}

function valuesOf(value: unknown, name: string | null, depth: number): Part[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ name, text: String(value) }]
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap((one) => valuesOf(one, name, depth + 1))
  return Object.entries(value).flatMap(([key, one]) => valuesOf(one, plainName(key), depth + 1))
}
