import type { CounterView, WaitingTicket } from '@poczekalnia/protocol'

type Queue = CounterView['queues'][number]

/** One queue's part of the waiting table. `turn` is the place in the whole call order, from 1. */
export type WaitingGroup = { queue: Queue; rows: (WaitingTicket & { turn: number })[]; hidden: number }

/**
 * The waiting tickets by queue, in call order, as many as fit. The room is shared: a short queue is shown whole, the
 * others get equal parts of what is left, so that every queue shows who is next.
 * @param only id of the one queue to show rows of, `null` for all
 * @param capacity rows of tickets that fit, headings not counted; each "and more" line costs one
 */
export function waitingGroups(
  waiting: readonly WaitingTicket[],
  queues: readonly Queue[],
  only: string | null,
  capacity: number,
): WaitingGroup[] {
  const inTurn = waiting.map((ticket, index) => ({ ...ticket, turn: index + 1 }))
  const groups = queues.map((queue) => ({
    queue,
    all: only === null || only === queue.id ? inTurn.filter((ticket) => ticket.queue === queue.id) : [],
  }))
  const shares = share(
    groups.map(({ all, queue }) => ({ wants: all.length, total: all.length === 0 ? 0 : queue.waiting })),
    capacity,
  )
  return groups.map(({ queue, all }, index) => {
    const rows = all.slice(0, shares[index])
    return { queue, rows, hidden: all.length === 0 ? 0 : Math.max(0, queue.waiting - rows.length) }
  })
}

function share(groups: { wants: number; total: number }[], capacity: number): number[] {
  const given = groups.map(() => 0)
  let left = capacity
  let open = groups.map((_, index) => index).filter((index) => groups[index]!.wants > 0)
  // The smallest first: what it does not need goes to the others.
  open.sort((one, other) => groups[one]!.wants - groups[other]!.wants)
  while (open.length > 0) {
    const [index, ...rest] = open
    const { wants, total } = groups[index!]!
    const part = Math.floor(left / open.length)
    const whole = total <= part && wants === total
    const rows = whole ? total : Math.max(1, Math.min(wants, part - 1))
    given[index!] = rows
    left = Math.max(0, left - rows - (whole ? 0 : 1))
    open = rest
  }
  return given
}
