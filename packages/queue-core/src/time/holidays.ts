/** A public holiday of Poland: `YYYY-MM-DD` → its name in English, for people who write or check a profile. */
export type Holidays = ReadonlyMap<string, string>

/**
 * Fixed days of the Act of 18 January 1951 on days off (Dz.U. 1951 nr 4 poz. 28 with its changes), `MM-DD`, with the
 * first year where a change of the Act matters here.
 */
const fixed: readonly (readonly [day: string, name: string, since?: number])[] = [
  ['01-01', 'New Year’s Day'],
  ['01-06', 'Epiphany', 2011],
  ['05-01', 'Labour Day'],
  ['05-03', 'Constitution Day'],
  ['08-15', 'Assumption of Mary'],
  ['11-01', 'All Saints’ Day'],
  ['11-11', 'Independence Day'],
  ['12-24', 'Christmas Eve', 2025],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Second Day of Christmas'],
]

/** Days counted from Easter Sunday. */
const movable: readonly (readonly [days: number, name: string])[] = [
  [0, 'Easter Sunday'],
  [1, 'Easter Monday'],
  [49, 'Pentecost'],
  [60, 'Corpus Christi'],
]

/** A holiday's name as the texts of the screens list it: "New Year’s Day" is `new-years-day`. */
export const holidayId = (name: string): string => name.toLowerCase().replaceAll('’', '').replaceAll(' ', '-')

const known = new Map<number, Holidays>()

/** The public holidays of one year, as the Act stands since 1 February 2025 (Christmas Eve among them). */
export function polishHolidays(year: number): Holidays {
  const before = known.get(year)
  if (before) return before
  const easter = easterSunday(year)
  const days = new Map([
    ...fixed.flatMap(([day, name, since]) => (year >= (since ?? 0) ? [[`${year}-${day}`, name] as const] : [])),
    ...movable.map(([after, name]) => [easter.add({ days: after }).toString(), name] as const),
  ])
  known.set(year, days)
  return days
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const day = epact + toSunday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(day / 31), day: (day % 31) + 1 })
}
