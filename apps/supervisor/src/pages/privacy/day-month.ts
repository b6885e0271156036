/** "8 grudnia" in a language, for a date `YYYY-MM-DD`: short enough to stand on one line of a table. */
export function dayMonth(date: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(
    new Date(`${date}T12:00:00Z`),
  )
}
