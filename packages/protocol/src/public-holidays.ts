/** Public holidays of Poland, worded in `common.json`. */
export const publicHolidays = [
  'new-years-day',
  'epiphany',
  'easter-sunday',
  'easter-monday',
  'labour-day',
  'constitution-day',
  'pentecost',
  'corpus-christi',
  'assumption-of-mary',
  'all-saints-day',
  'independence-day',
  'christmas-eve',
  'christmas-day',
  'second-day-of-christmas',
] as const
export type PublicHoliday = (typeof publicHolidays)[number]
