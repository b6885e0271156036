import {
  arriveMinutesBefore,
  graceMinutes,
  holidayOn,
  type Office,
  type Queue,
  specialDay,
  windowsOn,
} from '@poczekalnia/queue-core'

type Window = { from: string; to: string }

const spans = (windows: readonly Window[]) => windows.map(({ from, to }) => `${from}-${to}`).join(', ')

/** One day of an office as people would ask for it: open when, tickets when, which bookings count and until when one may be late. */
export function officeDayReport(office: Office, date: string): string {
  const { profile, time } = office
  const hours = windowsOn(time, office.opening, date)
  const holiday = holidayOn(profile, date)
  const special = specialDay(profile, date)
  const onlyFor = profile.onlyFor?.[weekdayOf(date)]
  const why = special?.name?.en ?? special?.name?.pl ?? holiday
  const head = [
    `${profile.name.pl} (${profile.id})`,
    `${dayName(date)}: ${hours.length > 0 ? `open ${spans(hours)}` : 'closed'}${why ? `, ${why}` : ''}`,
    ...(onlyFor && hours.length > 0 ? [`Only: ${onlyFor.en ?? onlyFor.pl}`] : []),
  ]
  const lines = profile.queues.flatMap((queue) => ['', ...queueLines(office, queue, date)])
  return [...head, ...lines].join('\n')
}

function queueLines(office: Office, queue: Queue, date: string): string[] {
  const windows = windowsOn(office.time, office.tables.get(queue.id) ?? office.opening, date)
  const onlyFor = queue.onlyFor?.[weekdayOf(date)]
  const lines = queue.kind === 'walk-in' ? walkInLines(queue, windows) : bookedLines(office, queue, windows)
  const only = onlyFor && windows.length > 0 ? [`only: ${onlyFor.en ?? onlyFor.pl}`] : []
  return [`${queue.prefix}  ${queue.name.pl} (${queue.id})`, ...[...lines, ...only].map((line) => `   ${line}`)]
}

function walkInLines(queue: Extract<Queue, { kind: 'walk-in' }>, windows: readonly Window[]): string[] {
  if (windows.length === 0) return ['no tickets on this day']
  const { limit, stopWhenTooManyWait: stop } = queue
  const follow = limit?.followServed
  return [
    `tickets ${spans(windows)}`,
    ...(limit && !follow ? [`at most ${limit.perDay} tickets`] : []),
    ...(limit && follow
      ? [
          `at most ${follow.least} to ${follow.most} tickets: the average served over ${follow.days} days and ${follow.extraPercent} %, ${limit.perDay} to begin with`,
        ]
      : []),
    ...(stop
      ? [`tickets end earlier when who comes would not be served ${stop.marginMinutes} minutes before closing`]
      : []),
  ]
}

function bookedLines(office: Office, queue: Extract<Queue, { kind: 'booked' }>, windows: readonly Window[]): string[] {
  if (windows.length === 0) return ['no visits on this day']
  const arrive = arriveMinutesBefore(office, queue.id)
  const visits = `booked visits ${spans(windows)}${queue.partyUpTo > 1 ? `, for up to ${queue.partyUpTo} people` : ''}`
  const come = `visitors are asked to come ${arrive} minutes before`
  if (queue.arrival === 'by-number')
    return [visits, come, `no ticket: called by the booking number (${queue.prefix}001) from the booked hour on`]
  const grace = graceMinutes(office, queue.id)
  const late = grace === 0 ? 'the minute of the hour itself' : `${grace} minutes after the hour`
  return [
    visits,
    come,
    `confirmed at the machine from ${office.profile.checkIn.opensMinutesBefore} minutes before until ${late}; later the booking is cancelled`,
  ]
}

/** `Friday 20 November 2026`, put together here: releases of Node differ in the comma. */
function dayName(date: string): string {
  const day = Temporal.PlainDate.from(date)
  const weekday = day.toLocaleString('en-GB', { weekday: 'long' })
  return `${weekday} ${day.day} ${day.toLocaleString('en-GB', { month: 'long' })} ${day.year}`
}

/** 1 = Monday. */
const weekdayOf = (date: string) => Temporal.PlainDate.from(date).dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7
