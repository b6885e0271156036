import type { Estimate, KioskView, PrinterState, PublicHoliday } from '@poczekalnia/protocol'
import { decisionContext } from '../estimate/decision-context.ts'
import { pastClosing } from '../estimate/past-closing.ts'
import { arriveMinutesBefore, graceMinutes } from '../profile/booked-visits.ts'
import type { Office } from '../profile/office.ts'
import { holidayOn, specialDay } from '../profile/special-days.ts'
import { messageAt } from '../ticketing/day-overrides.ts'
import { queueState } from '../ticketing/decide/queue-state.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import { leftToday } from '../ticketing/served-days.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { holidayId } from '../time/holidays.ts'
import { nextWindow, windowsOn } from '../time/windows.ts'
import { exampleDesks } from './example-desks.ts'
import { earlyEnd, isOpenNow, type ViewContext, viewHead } from './head.ts'
import type { ElsewhereOf } from './shorter-elsewhere.ts'
import { waitingIn } from './waiting-counts.ts'

/** What every ticket machine of the office shows. No names, no PINs (ALL-4). */
export function kioskView(
  context: ViewContext,
  state: OfficeState,
  around: { printer: PrinterState; estimate: (queue: string) => Estimate | null; elsewhere?: ElsewhereOf },
): KioskView {
  const { office, now } = context
  const { profile, time } = office
  const { date, weekday: day } = time.wall(now)
  const weekday = day as keyof typeof office.hours
  const today = specialDay(profile, date)
  const holiday = holidayOn(profile, date)
  const next = nextWindow(time, openingOf(office, state), now)
  return {
    ...viewHead(context),
    queues: profile.queues.flatMap(({ id, prefix, name, bring, onlyFor }) => {
      const given = queueState(decisionContext(office, state, now), id)
      if (!given) return []
      const left = leftToday(office, state, id)
      const estimate = around.estimate(id)
      const past = given.open ? pastClosing(office, state, now, estimate) : null
      // Where the time here is not told, nothing can be compared with it (ACC-10).
      const other = given.open && !past?.certain ? around.elsewhere?.(id, estimate) : null
      return [
        {
          id,
          prefix,
          name,
          bring,
          state: given,
          waiting: waitingIn(state, id),
          estimate,
          ...(past && { pastClosing: past }),
          ...(other && { elsewhere: other }),
          ...(left !== null && { left }),
          ...(onlyFor?.[weekday] && { onlyFor: onlyFor[weekday] }),
        },
      ]
    }),
    bookedQueues: profile.queues.flatMap((queue) =>
      queue.kind === 'booked'
        ? [
            {
              id: queue.id,
              prefix: queue.prefix,
              name: queue.name,
              bring: queue.bring,
              graceMinutes: graceMinutes(office, queue.id),
              arriveMinutesBefore: arriveMinutesBefore(office, queue.id),
              arrival: queue.arrival,
              ...(queue.onlyFor?.[weekday] && { onlyFor: queue.onlyFor[weekday] }),
            },
          ]
        : [],
    ),
    checkIn: {
      opensMinutesBefore: profile.checkIn.opensMinutesBefore,
      graceMinutes: profile.checkIn.graceMinutes,
      arriveMinutesBefore: profile.checkIn.arriveMinutesBefore,
      pinLength: 4,
      code: codeShape(profile.checkIn.code),
      queueFirst: profile.checkIn.queueFirst,
    },
    noBooking: profile.noBooking,
    waitingPlace: profile.waitingPlace,
    hours: Object.entries(office.hours).flatMap(([weekday, windows]) =>
      (windows ?? []).map(({ from, to }) => ({ weekday: Number(weekday), from, to })),
    ),
    openNow: isOpenNow(context, state),
    opensNext: next && time.stamp(next.opens),
    ...(today && {
      specialDay: {
        closed: today.hours.length === 0,
        ...(today.name ? { name: today.name } : holiday && { holiday: holidayId(holiday) as PublicHoliday }),
        hours: windowsOn(time, office.opening, date).map(({ from, to }) => ({ from, to })),
      },
    }),
    ...earlyEnd(context, state),
    message: messageAt(state.today, now),
    ...(profile.onlyFor?.[weekday] && { onlyFor: profile.onlyFor[weekday] }),
    exampleDesks: exampleDesks(office, state),
    printer: around.printer,
    prints: Object.fromEntries(
      state.recent.flatMap((id) => {
        const ticket = state.tickets.get(id)
        return ticket ? [[id, ticket.print]] : []
      }),
    ),
    idle: profile.idle,
  }
}

/** How long a code is and what it is made of, for the keys that the machine shows. */
function codeShape(code: Office['profile']['checkIn']['code']): NonNullable<KioskView['checkIn']['code']> {
  return code.kind === 'digits'
    ? { kind: code.kind, min: code.length, max: code.length }
    : { kind: code.kind, min: code.min, max: code.max }
}
