import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { evolve } from './evolve/index.ts'
import { toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

/** What a clerk does in one press that took two before: the whole of it happens, or nothing. */

function room(tickets: number, place = bydgoszcz()) {
  const day = officeDay(place).at('12:05')
  for (let i = 0; i < tickets; i++) day.takeTicket()
  return day
}
const kinds = ({ events }: ReturnType<ReturnType<typeof room>['clerk']>) => events.map(({ type }) => type)
/** Called to a desk, called again and marked absent. */
function absent(day: ReturnType<typeof room>, desk: string) {
  day.next(desk)
  day.clerk(desk, { type: 'Recall' })
  day.clerk(desk, { type: 'MarkAbsent' })
}

test('[ALL-6] [ALL-9] "finish and next" ends the visit and calls whoever is next, with the reason', () => {
  const day = room(2)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'StartService' })
  const { events, refusal } = day.clerk(desk, { type: 'FinishAndNext' })
  expect(refusal).toBeNull()
  expect(events).toMatchObject([
    { type: 'ServiceFinished', ticket: day.ticket('U001').id, desk: 1 },
    { type: 'TicketCalled', ticket: day.ticket('U002').id, desk: 1, reason: 'longest-waiting-walk-in' },
  ])
  expect(day.ticket('U001').status).toBe('finished')
  expect(day.ticket('U002').status).toBe('called')
})

test('"finish and next" with nobody waiting ends the visit, and the desk is free', () => {
  const day = room(1)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'StartService' })
  expect(kinds(day.clerk(desk, { type: 'FinishAndNext' }))).toEqual(['ServiceFinished'])
  expect(day.next(desk)).toBe('nobody-waiting')
})

test('[ALL-6] "finish and next" never passes over who was only called: a second press ends nobody’s visit', () => {
  const day = room(3)
  const desk = day.openDesk(1)
  expect(day.clerk(desk, { type: 'FinishAndNext' }).refusal).toEqual({ code: 'nobody-at-desk' })
  day.next(desk)
  expect(day.clerk(desk, { type: 'FinishAndNext' }).refusal).toEqual({ code: 'not-started', number: 'U001' })
  day.clerk(desk, { type: 'StartService' })
  day.clerk(desk, { type: 'FinishAndNext' })
  expect(day.clerk(desk, { type: 'FinishAndNext' }).refusal).toEqual({ code: 'not-started', number: 'U002' })
  expect(day.ticket('U003').status).toBe('waiting')
})

test('[ALL-2] "finish and next" goes by the same order as "next" does', () => {
  const busyDay = () => {
    const day = room(4)
    for (const hour of ['12:05', '12:20', '12:40']) day.checkIn(day.book(hour))
    return { day, desk: day.openDesk(1) }
  }
  const [inOne, inTwo] = [busyDay(), busyDay()]
  for (let minute = 10; minute < 24; minute += 2) {
    for (const { day } of [inOne, inTwo]) day.at(`12:${minute}`)
    if (minute === 10) inOne.day.next(inOne.desk)
    else inOne.day.clerk(inOne.desk, { type: 'FinishAndNext' })
    inOne.day.clerk(inOne.desk, { type: 'StartService' })
    inTwo.day.serve(inTwo.desk)
  }
  const called = ({ day }: typeof inOne) =>
    day.log.flatMap(({ event }) =>
      event.type === 'TicketCalled' ? [`${day.state.tickets.get(event.ticket)?.number} ${event.reason}`] : [],
    )
  expect(called(inOne)).toEqual(called(inTwo))
  expect(called(inOne)).toHaveLength(7)
})

test('[ALL-5] the same press asked for twice is one act, and answers with who was called', () => {
  const day = room(3)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'StartService' })
  const command = {
    type: 'FinishAndNext',
    call: 'call',
    holder: { device: desk, name: desk, session: `session of ${desk}` },
  } as const
  expect(day.act(command, desk, 'k').events).toHaveLength(2)
  expect(day.act(command, desk, 'k').events).toEqual([])
  expect([...day.state.answered.values()].at(-1)).toEqual({ ticket: day.ticket('U002').id })
  expect(day.ticket('U003').status).toBe('waiting')
})

test('[ALL-7] an absent visitor who stands at the desk is taken back and called in one', () => {
  const day = room(3)
  const desk = day.openDesk(1)
  absent(day, desk)
  const back = day.clerk(desk, { type: 'TakeBack', ticket: 'U001', andCall: true })
  expect(kinds(back)).toEqual(['TicketTakenBack', 'TicketCalled'])
  expect(day.ticket('U001').status).toBe('called')
})

test('[ALL-6] [ALL-7] what stands against the call leaves the absent visitor absent', () => {
  const day = room(3)
  const [first, second] = [day.openDesk(1), day.openDesk(2)]
  absent(day, first)
  day.next(first)
  const take = (desk: string) => day.clerk(desk, { type: 'TakeBack', ticket: 'U001', andCall: true }).refusal
  expect(take(first)).toEqual({ code: 'desk-busy', number: 'U002' })
  day.clerk(second, { type: 'OpenDesk', desk: 2, takeOver: false, queues: ['pobyt-staly'] })
  expect(take(second)).toEqual({ code: 'ticket-for-another-desk', number: 'U001' })
  expect(day.ticket('U001').status).toBe('absent')
  day.clerk(first, { type: 'FinishService' })
  day.at('12:36')
  expect(take(first)).toEqual({ code: 'take-back-too-late', number: 'U001', minutes: 30 })
})

test.each([5, 10, 15])(
  '[ALL-2] a clerk sends a visitor away for %i minutes: others are called until then, and the place is kept',
  (minutes) => {
    const day = room(3)
    const desk = day.openDesk(1)
    day.next(desk)
    day.clerk(desk, { type: 'StartService' })
    expect(day.clerk(desk, { type: 'ReturnTicket', minutes }).refusal).toBeNull()
    expect(day.ticket('U001')).toMatchObject({ status: 'away', until: day.now() + minutes * 60_000, timesAsked: 0 })
    expect(day.next(desk)).toBe('U002 longest-waiting-walk-in')
    day.clerk(desk, { type: 'FinishService' })
    day.at(`12:${String(5 + minutes).padStart(2, '0')}`)
    expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
    expect(toSnapshot(day.log.reduce(evolve, emptyOffice()))).toBe(toSnapshot(day.state))
  },
)

test('[ALL-7] who is away may be called by number before their time, and still asks for time by phone', () => {
  const day = room(2)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'ReturnTicket', minutes: 10 })
  expect(day.clerk(desk, { type: 'CallTicket', ticket: 'U001' }).refusal).toBeNull()
  expect(day.act({ type: 'AskForTime', ticket: day.ticket('U001').id }, 'visitor').refusal).toBeNull()
})

test('[ALL-2] without minutes a visitor goes back to the place that is theirs, at once', () => {
  const day = room(2)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'ReturnTicket' })
  expect(day.ticket('U001').status).toBe('waiting')
})

test.each(['U7', 'u007', ' U 7 ', 'u-007', 'U0007'])('a clerk who types %j finds U007', (typed) => {
  const day = room(8)
  const desk = day.openDesk(1)
  expect(day.clerk(desk, { type: 'CallTicket', ticket: typed }).refusal).toBeNull()
  expect(day.ticket('U007').status).toBe('called')
})
