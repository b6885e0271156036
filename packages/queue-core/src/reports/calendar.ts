/** The week of a date (`YYYY-MM-DD`) by ISO 8601, `2026-W47`: Monday first, the year of its Thursday. */
export function weekOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`
}

/** The month of a date, `2026-11`. */
export const monthOf = (date: string): string => date.slice(0, 7)
