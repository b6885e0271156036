import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'

/**
 * Says to the operator why a line was not taken and what to do. Knows the reasons of `readBookings` and those of the
 * domain's import plan (`locales/<language>/bookings.json`, `bad`).
 */
export function wordBadLine(
  language: Language,
  fault: { column: string | null; reason: string; value?: string },
): string {
  return words(language)(`bookings:bad.${fault.reason}`, { column: fault.column ?? '', value: fault.value ?? '' })
}
