import type { WireError } from '@poczekalnia/protocol'
import { decisionContext } from './estimate/decision-context.ts'
import type { Office } from './profile/office.ts'
import type { Command } from './ticketing/commands.ts'
import { decide } from './ticketing/decide/index.ts'
import type { OfficeEvent, RecordedEvent } from './ticketing/events.ts'
import { answerKey, formerKey, type KeyOwner, ownKey } from './ticketing/evolve/answered.ts'
import { evolve } from './ticketing/evolve/index.ts'
import type { OfficeState } from './ticketing/state.ts'

export type { KeyOwner }

/**
 * Who asks, when (epoch ms), and the key under which a repeated asking is the same act: of the same owner, or of the
 * same actor where no owner is told.
 */
export type CommandMetadata = { at: number; actor: string; key?: string | undefined; owner?: KeyOwner | undefined }

/** What came of a command: events to be made durable before anybody is told, and perhaps a refusal. */
export type Handled = {
  recorded: RecordedEvent[]
  refusal: WireError | null
  /** Set when this act was done before, under the same key: nothing happens again, the answer is the same. */
  repeated: { ticket: string | null } | null
}

/**
 * One command, whole: first time catches up (late bookings lapse, a day that is over closes), then the command is
 * decided, and each event is folded into the state at once, so that the next command in the same turn sees it.
 */
export function handle(office: Office, state: OfficeState, command: Command, asking: CommandMetadata): Handled {
  const at = Math.max(asking.at, state.lastAt)
  const recorded: RecordedEvent[] = []
  const record = (events: readonly OfficeEvent[], actor: string, key?: string) => {
    for (const event of events) {
      const entry: RecordedEvent = key === undefined ? { at, actor, event } : { at, actor, key, event }
      recorded.push(entry)
      evolve(state, entry)
    }
  }
  if (clockDue(state, at)) {
    const caughtUp = decide(decisionContext(office, state, at), { type: 'MoveClock' })
    if (caughtUp.ok) record(caughtUp.events, 'clock')
  }
  const repeated = answeredBefore(state, asking)
  if (repeated) return { recorded, refusal: null, repeated }
  const decision = decide(decisionContext(office, state, at), command)
  if (!decision.ok) return { recorded, refusal: decision.refusal, repeated: null }
  record(decision.events, asking.actor, asking.key && ownKey(asking.key, asking.owner))
  return { recorded, refusal: null, repeated: null }
}

/** What was answered to this act before, be it as an earlier release kept it. */
function answeredBefore(state: OfficeState, { actor, key, owner }: CommandMetadata): Handled['repeated'] {
  if (key === undefined) return null
  const own = state.answered.get(answerKey(actor, ownKey(key, owner)))
  if (own || !owner) return own ?? null
  for (const before of owner.before) {
    const answered = state.answered.get(formerKey(before, key))
    if (answered) return answered
  }
  return null
}

/**
 * Lapses and day ends fall on whole minutes: within the minute that was looked at there is nothing to catch up with.
 */
const looked = new WeakMap<OfficeState, number>()
function clockDue(state: OfficeState, at: number): boolean {
  const minute = Math.floor(at / 60_000)
  if (looked.get(state) === minute) return false
  looked.set(state, minute)
  return true
}
