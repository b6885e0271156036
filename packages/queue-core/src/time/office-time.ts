/** A moment on the office's wall: its date, minute of the day and weekday. */
export type WallMoment = {
  /** `YYYY-MM-DD` */
  date: string
  /** Minutes since 00:00 on the wall clock, 0-1439. */
  minute: number
  /** ISO weekday, 1 = Monday. */
  weekday: number
}

/** A part of a day, `from` to `to` on the wall (`HH:MM`, at its end `24:00`). */
export type DayPart = {
  from: string
  to: string
  /** The instant (epoch ms) at which the wall shows this time within the part. */
  at(time: string): number
}

export type OfficeTime = {
  zone: string
  /** What the wall shows at an instant (epoch milliseconds). */
  wall(at: number): WallMoment
  /**
   * Instant (epoch ms) of a wall time. A time that the spring night skips is moved on by the skipped hour; one that the
   * autumn night has twice is the first.
   */
  instant(date: string, time: string): number
  /** The parts of a date through which the wall clock runs on without a jump: one, or two where the clock changes. */
  partsOf(date: string): readonly DayPart[]
  /** RFC 3339 with the office's offset: `2026-11-19T12:05:00+01:00`. */
  stamp(at: number): string
  /** `HH:MM` on the office's wall. */
  hourAndMinute(at: number): string
  /** The date some days later (or earlier, when negative). */
  plusDays(date: string, days: number): string
  /**
   * Every date from one to another, both within, in order; none when `to` is before `from`. Days are counted, not
   * compared as texts.
   */
  dates(from: string, to: string): string[]
}

const MINUTE = 60_000
/** Minutes of a day whose wall time is kept. */
const MINUTES_KNOWN = 1_440

/** Wall time of one zone (IANA name). @throws RangeError for a zone that the runtime doesn't know. */
export function officeTime(zone: string): OfficeTime {
  // Every event and every view asks for the wall time of "now", and a view of a ticket for that of its issue: one
  // conversion a minute of the day is enough, zones shift by whole minutes.
  const known = new Map<number, WallMoment & { offset: string; head: string }>()
  const at = (epochMs: number) => {
    const minute = Math.floor(epochMs / MINUTE)
    const before = known.get(minute)
    if (before) return before
    const zoned = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(zone)
    const found = {
      date: zoned.toPlainDate().toString(),
      minute: zoned.hour * 60 + zoned.minute,
      weekday: zoned.dayOfWeek,
      offset: zoned.offset,
      head: zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }),
    }
    if (known.size >= MINUTES_KNOWN) known.clear()
    known.set(minute, found)
    return found
  }
  at(0)
  return {
    zone,
    wall: (epochMs) => {
      const { date, minute, weekday } = at(epochMs)
      return { date, minute, weekday }
    },
    instant: (date, time) =>
      Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
        .epochMilliseconds,
    partsOf: (date) => partsOf(zone, date),
    stamp: (epochMs) => {
      const { head, offset } = at(epochMs)
      const seconds = Math.floor((((epochMs % MINUTE) + MINUTE) % MINUTE) / 1000)
      return `${head}:${String(seconds).padStart(2, '0')}${offset}`
    },
    hourAndMinute: (epochMs) => at(epochMs).head.slice(11, 16),
    plusDays: (date, days) => Temporal.PlainDate.from(date).add({ days }).toString(),
    dates(from, to) {
      const first = Temporal.PlainDate.from(from)
      const { days } = first.until(to, { largestUnit: 'day' })
      return Array.from({ length: Math.max(0, days + 1) }, (_, n) => first.add({ days: n }).toString())
    },
  }
}

function partsOf(zone: string, date: string): DayPart[] {
  const begins = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const ends = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone)
  const jump = begins.offset === ends.offset ? null : begins.getTimeZoneTransition('next')
  const part = (from: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime): DayPart => {
    // What the wall would show at the end if it ran on as in this part.
    const wallAtEnd = until.toInstant().toZonedDateTimeISO(from.offset)
    const to = wallAtEnd.toPlainDate().toString() > date ? '24:00' : hhmm(wallAtEnd)
    const first = hhmm(from)
    return { from: first, to, at: (time) => from.epochMilliseconds + (minuteOf(time) - minuteOf(first)) * MINUTE }
  }
  if (
    jump === null ||
    jump.epochMilliseconds <= begins.epochMilliseconds ||
    jump.epochMilliseconds >= ends.epochMilliseconds
  )
    return [part(begins, ends)]
  return [part(begins, jump), part(jump, ends)]
}

const hhmm = (when: Temporal.ZonedDateTime) => when.toPlainTime().toString({ smallestUnit: 'minute' })

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
