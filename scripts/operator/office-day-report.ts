import type { DayPlan, PlanWindow, QueuePlan } from '@poczekalnia/protocol'
import { dayPlan, isShareOwed, type Office, type Profile } from '@poczekalnia/queue-core'

const spans = (windows: readonly PlanWindow[]) => windows.map(({ from, to }) => `${from}-${to}`).join(', ')

/**
 * One day of an office as people would ask for it: open when, tickets when, which bookings count and until when one may
 * be late, who goes first, and what visitors may do themselves.
 */
export function officeDayReport(office: Office, date: string): string {
  const { profile } = office
  const plan = dayPlan(office, date)
  const lines = plan.queues.flatMap((queue) => ['', ...queueLines(queue, profile)])
  const everywhere = plan.queues.some(({ windows }) => windows.length > 0) ? ['', ...officeLines(profile)] : []
  return [`${profile.name.pl} (${profile.id})`, ...headLines(plan), ...lines, ...everywhere].join('\n')
}

function headLines({ date, hours, name, holiday, onlyFor }: DayPlan): string[] {
  const why = name?.en ?? name?.pl ?? holiday
  return [
    `${dayName(date)}: ${hours.length > 0 ? `open ${spans(hours)}` : 'closed'}${why ? `, ${why}` : ''}`,
    ...(onlyFor && hours.length > 0 ? [`Only: ${onlyFor.en ?? onlyFor.pl}`] : []),
  ]
}

/** What holds at every desk and for every visitor. */
function officeLines({ priority, visitor, calls }: Profile): string[] {
  const grounds = priority?.grounds.map(({ name }) => name.en ?? name.pl).join(', ')
  const first = priority
    ? `${grounds}; at most one call in ${priority.atMostEvery} while others wait whose turn it is`
    : 'nobody'
  const more = visitor ? `ask for ${visitor.moreMinutes} more minutes ${times(visitor.times)}, and ` : ''
  const absent =
    calls.recallsBeforeAbsent > 0 ? `called again ${times(calls.recallsBeforeAbsent)}, then absent` : 'absent'
  return [
    `Who goes first: ${first}`,
    `On the phone visitors can ${more}give their place up`,
    `Not there when called: ${absent}; taken back within ${calls.takeBackMinutes} minutes`,
    ...(calls.order === 'as-listed' ? ['Desks call from their queues in the order in which they are listed'] : []),
  ]
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

function queueLines(queue: QueuePlan, profile: Profile): string[] {
  const lines = queue.kind === 'walk-in' ? walkInLines(queue) : bookedLines(queue)
  if (queue.windows.length > 0) lines.push(...orderLines(queue.id, profile))
  const only = queue.onlyFor && queue.windows.length > 0 ? [`only: ${queue.onlyFor.en ?? queue.onlyFor.pl}`] : []
  return [`${queue.prefix}  ${queue.name.pl} (${queue.id})`, ...[...lines, ...only].map((line) => `   ${line}`)]
}

/** How the calls of a queue go together with those of others. */
function orderLines(id: string, { queues, priority }: Profile): string[] {
  const queue = queues.find((one) => one.id === id)
  const ground = priority?.grounds.find((one) => one.id === queue?.priority)
  const share = queue?.kind === 'walk-in' && queue.share !== undefined ? queue.share : null
  return [
    ...(ground ? [`every visitor goes first: ${ground.name.en ?? ground.name.pl}`] : []),
    ...(share === null ? [] : [`at least one call in ${callsForOne(share)} while booked visitors wait as well`]),
  ]
}

/** Among how many calls a share owes one to those without a booking. */
function callsForOne(share: number): number {
  let booked = 0
  while (!isShareOwed(share, booked)) booked++
  return booked + 1
}

function walkInLines({ windows, limit, stopMarginMinutes }: Extract<QueuePlan, { kind: 'walk-in' }>): string[] {
  if (windows.length === 0) return ['no tickets on this day']
  const follow = limit?.follow
  return [
    `tickets ${spans(windows)}`,
    ...(limit && !follow ? [`at most ${limit.perDay} tickets`] : []),
    ...(limit && follow
      ? [
          `at most ${follow.least} to ${follow.most} tickets: the average served over ${follow.days} days and ` +
            `${follow.extraPercent} %, ${limit.perDay} to begin with`,
        ]
      : []),
    ...(stopMarginMinutes === null
      ? []
      : [`tickets end earlier when who comes would not be served ${stopMarginMinutes} minutes before closing`]),
  ]
}

function bookedLines(queue: Extract<QueuePlan, { kind: 'booked' }>): string[] {
  if (queue.windows.length === 0) return ['no visits on this day']
  const party = queue.partyUpTo > 1 ? `, for up to ${queue.partyUpTo} people` : ''
  const visits = `booked visits ${spans(queue.windows)}${party}`
  const come = `visitors are asked to come ${queue.arriveMinutesBefore} minutes before`
  if (queue.byNumber)
    return [visits, come, `no ticket: called by the booking number (${queue.prefix}001) from the booked hour on`]
  const grace = queue.graceMinutes
  const late = grace === 0 ? 'the minute of the hour itself' : `${grace} minutes after the hour`
  return [
    visits,
    come,
    `confirmed at the machine from ${queue.opensMinutesBefore} minutes before until ${late}; ` +
      'later the booking is cancelled',
  ]
}

/** `Friday 20 November 2026`, put together here: releases of Node differ in the comma. */
function dayName(date: string): string {
  const day = Temporal.PlainDate.from(date)
  const weekday = day.toLocaleString('en-GB', { weekday: 'long' })
  return `${weekday} ${day.day} ${day.toLocaleString('en-GB', { month: 'long' })} ${day.year}`
}
