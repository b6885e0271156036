import type { DisplayLayout, DisplayView, Language, PublicHoliday, QueueState } from '@poczekalnia/protocol'
import type { DisplaySettings } from '../profile/displays.ts'
import { holidayOn, specialDay } from '../profile/special-days.ts'
import { messageAt } from '../ticketing/day-overrides.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { queueLane } from '../ticketing/waiting-room.ts'
import { holidayId } from '../time/holidays.ts'
import { nextWindow, windowsOn } from '../time/windows.ts'
import { earlyEnd, isOpenNow, type ViewContext, viewHead } from './head.ts'
import { waitingIn } from './waiting-counts.ts'

/** The panel's call and eight rows. */
const CALLS = 9
/** And as many as can be listed at all, where nobody has come to them yet. */
const CALLS_AT_MOST = 24

export type DisplaySurroundings = {
  settings: DisplaySettings
  /** Whether a queue gives tickets; the hub asks for it once for all displays. */
  tickets: (queue: string) => QueueState | null
}

/** What one display shows the waiting room: numbers and desks, nothing about anybody (ALL-4). */
export function displayView(
  context: ViewContext,
  state: OfficeState,
  { settings, tickets }: DisplaySurroundings,
): DisplayView {
  const { office, now } = context
  const hours = windowsOn(office.time, openingOf(office, state), office.time.wall(now).date)
  const first = hours[0]
  const last = hours.at(-1)
  const queues = office.profile.queues.filter(({ id }) => settings.queues?.includes(id) ?? true)
  const shown = new Set(queues.map(({ id }) => id))
  const desks = [...office.desks.values()]
    .filter((desk) => [...desk.queues].some((queue) => shown.has(queue)))
    .map(({ number }) => number)
  const next = nextWindow(office.time, openingOf(office, state), now)
  const today = dayOf(context)
  const onlyFor = office.profile.onlyFor?.[office.time.wall(now).weekday as keyof typeof office.hours]
  return {
    ...viewHead(context),
    layout: layoutOf(context, settings),
    calls: callsOf(context, state, shown),
    queues: queues.map(({ id, prefix, name }) => {
      const given = tickets(id)
      return { id, prefix, name, waiting: waitingIn(state, id), ...(given && { tickets: given }) }
    }),
    desks,
    waitingLanguages: languagesOf(state, shown),
    openNow: isOpenNow(context, state),
    desksOpen: desks.some((number) => (state.desks.get(number)?.status ?? 'closed') !== 'closed'),
    hoursToday: first && last ? { from: first.from, to: last.to } : null,
    opensNext: next && office.time.stamp(next.opens),
    ...(today && { specialDay: today }),
    ...earlyEnd(context, state),
    ...(onlyFor && { onlyFor }),
    message: messageAt(state.today, now),
  }
}

function callsOf({ office }: ViewContext, state: OfficeState, shown: ReadonlySet<string>): DisplayView['calls'] {
  const calls: DisplayView['calls'] = []
  for (const { call: id, desk, at, recalls, ticket: ticketId } of state.board) {
    const ticket = state.tickets.get(ticketId)
    if (!ticket || !shown.has(ticket.queue)) continue
    if (calls.length >= CALLS && !(ticket.status === 'called' && ticket.call.id === id)) continue
    const current = (ticket.status === 'called' || ticket.status === 'serving') && ticket.call.id === id
    const { number, language } = ticket
    calls.push({ id, number, desk, at: office.time.stamp(at), recalls, language, current })
    if (calls.length === CALLS_AT_MOST) break
  }
  return calls
}

function layoutOf({ office, now }: ViewContext, settings: DisplaySettings): DisplayLayout {
  const { id, orientation, rows, sidePanel, languages, sound } = settings
  const time = office.time.hourAndMinute(now)
  const quietTime = sound.quiet.some(({ from, to }) => from <= time && time < to)
  return {
    screen: id === '' ? null : id,
    orientation,
    rows,
    sidePanel,
    languages,
    sound: {
      volume: sound.volume,
      voice: sound.voice,
      repeat: sound.repeat,
      quiet: quietTime || sound.volume === 0,
    },
  }
}

/** The languages of who waits, nobody's in particular: a display writes what the people before it can read. */
function languagesOf(state: OfficeState, shown: ReadonlySet<string>): Language[] {
  const counts = new Map<Language, number>()
  for (const queue of shown) {
    const lane = state.waiting.get(queueLane(queue))
    for (const { ticket } of [...(lane?.booked ?? []), ...(lane?.walkIns ?? [])]) {
      const language = state.tickets.get(ticket)?.language
      if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([language]) => language)
}

function dayOf({ office: { profile, time }, now }: ViewContext): DisplayView['specialDay'] | null {
  const { date } = time.wall(now)
  const day = specialDay(profile, date)
  if (!day) return null
  const holiday = holidayOn(profile, date)
  return {
    closed: day.hours.length === 0,
    ...(day.name ? { name: day.name } : holiday && { holiday: holidayId(holiday) as PublicHoliday }),
  }
}
