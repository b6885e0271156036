import fc from 'fast-check'
import type { DeskAct, officeDay } from './office-day.ts'

/**
 * What clerks do on a random day; `which`, `queue` and `desk` choose among those that there are, `some` how many of the
 * desk's queues.
 */
export type RandomDeskAct = {
  clerk: number
  type: DeskAct['type']
  which: number
  queue: number
  desk: number
  some: number
}

/** Calls and ends of visits come often, so that a day gets on. */
const types: readonly DeskAct['type'][] = [
  ...(['CallNext', 'CallNext', 'CallNext', 'CallNext', 'FinishService', 'FinishService', 'FinishAndNext'] as const),
  ...(['OpenDesk', 'OpenDesk', 'CloseDesk', 'PauseDesk', 'ResumeDesk', 'ResumeDesk'] as const),
  ...(['Recall', 'StartService', 'MarkAbsent', 'TakeBack', 'ReturnTicket', 'Transfer', 'CancelVisit'] as const),
  ...(['CallTicket', 'NoteVisit', 'Reprint'] as const),
]

export const randomDeskAct: fc.Arbitrary<RandomDeskAct> = fc.record({
  clerk: fc.nat(2),
  type: fc.constantFrom(...types),
  which: fc.nat(9),
  queue: fc.nat(9),
  desk: fc.nat(9),
  some: fc.nat(4),
})

/** Does it, and answers whether it was refused. */
export function playRandomDesk(day: ReturnType<typeof officeDay>, act: RandomDeskAct): boolean {
  return day.clerk(`clerk ${act.clerk}`, deskActOf(day, act)).refusal !== null
}

function deskActOf({ office, state }: ReturnType<typeof officeDay>, act: RandomDeskAct): DeskAct {
  const { type, which, some } = act
  const { queues, desks, cancelReasons, pauseReasons } = office.profile
  const desk = desks[act.desk % desks.length]?.number ?? 0
  const queue = queues[act.queue % queues.length]?.id ?? 'none'
  const ticket = [...state.tickets.keys()][which] ?? 'none'
  switch (type) {
    case 'OpenDesk': {
      const all = [...(office.desks.get(desk)?.queues ?? [])]
      const turned = [...all.slice(which % all.length), ...all.slice(0, which % all.length)]
      // As the profile has it, or some of the queues in an order of the clerk's own.
      return { type, desk, takeOver: true, ...(some > 0 && { queues: turned.slice(0, some) }) }
    }
    case 'PauseDesk':
      return { type, reason: pauseReasons[0]?.id ?? null }
    case 'CancelVisit':
      return { type, reason: cancelReasons[0]?.id ?? 'none' }
    case 'Transfer':
      return { type, to: which % 2 === 0 ? { queue } : { desk }, noted: some === 0 }
    case 'TakeBack':
      return { type, ticket, andCall: some > 2 }
    case 'ReturnTicket':
      return some > 0 ? { type, minutes: 5 * some } : { type }
    case 'CallTicket':
    case 'Reprint':
      return { type, ticket }
    default:
      return { type }
  }
}
