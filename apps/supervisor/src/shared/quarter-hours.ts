/**
 * The quarter-hours of a day after one wall time and before another.
 * @param after `HH:MM`
 * @param before `HH:MM`, at most `24:00`
 */
export function quarterHours(after: string, before: string): string[] {
  const hours = Array.from({ length: 96 }, (_, quarter) => {
    const minutes = quarter * 15
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  })
  return hours.filter((hour) => hour > after && hour < before)
}
