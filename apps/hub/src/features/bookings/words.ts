import { words } from '@poczekalnia/locales'
import { type Language, languages } from '@poczekalnia/protocol'
import { columns } from './row.ts'

type Told = { column: string | null; reason: string; value?: string; at?: number }

/**
 * Says to the operator why a line was not taken and what to do. Knows the reasons of `readBookings` and those of the
 * domain's import plan (`locales/<language>/staff/bookings.json`, `bad`).
 */
export function wordBadLine(language: Language, { column, reason, value = '', at = 0 }: Told): string {
  const shown = reason === 'too-many-rows' ? new Intl.NumberFormat(language).format(Number(value)) : value
  const possible = { columns: columns.join(', '), languages: languages.join(', ') }
  return words(language)(`bookings:bad.${reason}`, { column: column ?? '', value: shown, at, ...possible })
}

/** Says to the operator what to look at although it can be taken (`look`). */
export const wordWarning = (language: Language, { column, reason, value = '' }: Told): string =>
  words(language)(`bookings:look.${reason}`, { column: column ?? '', value })
