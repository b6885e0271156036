import {
  type Ack,
  Bare,
  type CalledTicket,
  CallTicket,
  CancelVisit,
  type CounterToHub,
  GivePriority,
  OpenDesk,
  Pause,
  Return,
  type StaffAct,
  TakeBack,
  Transfer,
  type WireError,
  WriteNote,
} from '@poczekalnia/protocol'
import type { Command, Holder } from '@poczekalnia/queue-core'
import { newId } from '@poczekalnia/server/ids'
import type { z } from 'zod'
import type { Presence } from '../../office/presence.ts'
import { type OfficeSession, type Outcome, withNote } from '../../office/session.ts'
import { type Member, memberActor, refusalOf } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import { actorOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listener, type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import { ownerOf } from '../devices/key-owner.ts'
import type { Staff } from '../staff/index.ts'
import { claimDesk } from './claim-desk.ts'
import { queuesFor } from './desk-queues.ts'

type Parts = {
  session: OfficeSession
  presence: Presence
  staff: Staff
  devices: Pick<DeviceRegistry, 'known' | 'namesOf'>
}

/**
 * What a clerk may do at a desk. Where the office has accounts, the person who is signed in has to be one who may; the
 * log then names them and not the desk (ALL-8). Nothing here issues a ticket (BYD-8).
 */
export function counterListeners(connection: DeviceConnection, parts: Parts): Listeners<CounterToHub> {
  const { session, presence, staff, devices } = parts

  const admitted = (act: StaffAct) => {
    const by = staff.member(connection.token)
    return { by, refusal: by || staff.needsSignIn() ? refusalOf(by, act) : null }
  }
  /** Who acts: who is signed in, `null` where the paired desk acts for itself; or why nobody may. */
  const actingFor = async (act: StaffAct): Promise<{ by: Member | null } | { refusal: WireError }> => {
    const came = admitted(act)
    if (came.refusal) return { refusal: came.refusal }
    if (came.by) staff.see(came.by)
    const unseated = came.by && (await claimDesk(session, connection, came.by))
    if (unseated && callsSomebody.has(act)) return { refusal: unseated }
    // The desk's change of hands goes to disk: meanwhile the person may have been signed out, or the device removed.
    const { by, refusal } = admitted(act)
    if (refusal) return { refusal }
    if (by?.session !== came.by?.session) return { refusal: { code: 'sign-in-needed' } }
    if (!devices.known(connection.device.id)) return { refusal: { code: 'unauthorised' } }
    return { by }
  }
  /** An act of the desk: who may is asked first, and what is done is done by them, once for its key. */
  const deskAct = <Payload extends { key?: string | undefined }, Answer extends Ack<object>>(
    event: StaffAct,
    schema: z.ZodType<Payload>,
    run: (payload: Payload, hands: Hands) => Promise<Answer> | Answer,
  ): Listener<Answer | ReturnType<typeof refused>> =>
    listener(schema, async (payload) => {
      const acting = await actingFor(event)
      if ('refusal' in acting) return refused(acting.refusal)
      const { by } = acting
      const { device } = connection
      const holder: Holder = { device: device.id, name: by?.name ?? device.name, session: connection.session }
      const act: Hands['act'] = async (command, note) => {
        const outcome = await session.act(command, {
          actor: by ? memberActor(by) : actorOf(device),
          key: payload.key && `${event}/${payload.key}`,
          owner: ownerOf(device, devices, by),
          alongside:
            note === undefined ? undefined : withNote(session.office.profile.id, { text: note, by: holder.name }),
        })
        return outcome.ok ? outcome : refused(outcome.refusal)
      }
      return run(payload, { by, holder, act })
    })
  const done = async ({ act }: Hands, command: Command, note?: string): Promise<Ack> => {
    const outcome = await act(command, note)
    return outcome.ok ? { ok: true } : outcome
  }
  /** For acts that end with somebody called: who it is, or was when this very act was done before. */
  const calling = async ({ act }: Hands, command: Command): Promise<Ack<{ ticket: CalledTicket }>> => {
    const outcome = await act(command)
    if (!outcome.ok) return outcome
    const called = calledBy(session, outcome)
    return called ? { ok: true, ticket: called } : refused({ code: 'nobody-at-desk' })
  }

  return {
    'open-desk': deskAct('open-desk', OpenDesk, ({ desk, takeOver, queues }, hands) => {
      const { by, holder } = hands
      const now = session.state.desks.get(desk)
      // A page that was closed or lost its place comes back on the same device: nobody is pushed aside.
      const abandoned =
        now !== undefined &&
        now.status !== 'closed' &&
        now.holder.device === holder.device &&
        !presence.isLinked('counter', now.holder.session)
      const served = queuesFor(session, { desk, page: connection.session, asked: queues, own: by?.queues ?? null })
      if ('refusal' in served) return refused(served.refusal)
      const taking = takeOver === true || abandoned
      return done(hands, { type: 'OpenDesk', desk, holder, takeOver: taking, ...served })
    }),
    'close-desk': deskAct('close-desk', Bare, (_, hands) => done(hands, { type: 'CloseDesk', holder: hands.holder })),
    pause: deskAct('pause', Pause, ({ reason }, hands) =>
      done(hands, { type: 'PauseDesk', holder: hands.holder, reason: reason ?? null }),
    ),
    resume: deskAct('resume', Bare, (_, hands) => done(hands, { type: 'ResumeDesk', holder: hands.holder })),
    'call-next': deskAct('call-next', Bare, (_, hands) =>
      calling(hands, { type: 'CallNext', holder: hands.holder, call: newId() }),
    ),
    call: deskAct('call', CallTicket, ({ ticket }, hands) =>
      calling(hands, { type: 'CallTicket', holder: hands.holder, ticket, call: newId() }),
    ),
    recall: deskAct('recall', Bare, (_, hands) => calling(hands, { type: 'Recall', holder: hands.holder })),
    start: deskAct('start', Bare, (_, hands) => done(hands, { type: 'StartService', holder: hands.holder })),
    finish: deskAct('finish', Bare, (_, hands) => done(hands, { type: 'FinishService', holder: hands.holder })),
    'no-show': deskAct('no-show', Bare, (_, hands) => done(hands, { type: 'MarkAbsent', holder: hands.holder })),
    'finish-and-next': deskAct('finish-and-next', Bare, async (_, hands) => {
      const outcome = await hands.act({ type: 'FinishAndNext', holder: hands.holder, call: newId() })
      return outcome.ok ? { ok: true, ticket: calledBy(session, outcome) } : outcome
    }),
    'take-back': deskAct('take-back', TakeBack, ({ ticket, call = false }, hands) => {
      const command: Command = { type: 'TakeBack', holder: hands.holder, ticket, andCall: call, call: newId() }
      return call ? calling(hands, command) : done(hands, command)
    }),
    return: deskAct('return', Return, ({ minutes }, hands) =>
      done(hands, { type: 'ReturnTicket', holder: hands.holder, minutes }),
    ),
    transfer: deskAct('transfer', Transfer, ({ note, key: _, ...to }, hands) =>
      done(hands, { type: 'Transfer', holder: hands.holder, to, noted: note !== undefined }, note),
    ),
    note: deskAct('note', WriteNote, ({ text }, hands) =>
      done(hands, { type: 'NoteVisit', holder: hands.holder }, text),
    ),
    'cancel-visit': deskAct('cancel-visit', CancelVisit, ({ reason }, hands) =>
      done(hands, { type: 'CancelVisit', holder: hands.holder, reason }),
    ),
    'give-priority': deskAct('give-priority', GivePriority, ({ ticket, ground }, hands) =>
      done(hands, { type: 'GivePriority', holder: hands.holder, ticket, ground }),
    ),
    reprint: deskAct('reprint', CallTicket, ({ ticket }, hands) =>
      done(hands, { type: 'Reprint', holder: hands.holder, ticket }),
    ),
  } satisfies Partial<Record<StaffAct, Listener>>
}

/** Acts that bring somebody to the desk: nobody is called to one that has just changed hands. */
const callsSomebody: ReadonlySet<StaffAct> = new Set(['call-next', 'call', 'finish-and-next', 'take-back'])

/** Who acts at a desk, and how what they do is done. */
type Hands = {
  by: Member | null
  holder: Holder
  act(command: Command, note?: string): Promise<Extract<Outcome, { ok: true }> | { ok: false; error: WireError }>
}

/** Whom an act called, or had called when it was done before; `null`: nobody, or they are at the desk no more. */
function calledBy(session: OfficeSession, outcome: Extract<Outcome, { ok: true }>): CalledTicket | null {
  const recorded = outcome.events.find((e) => e.type === 'TicketCalled' || e.type === 'TicketRecalled')
  const id = recorded?.ticket ?? outcome.repeated?.ticket ?? null
  const ticket = id === null ? undefined : session.state.tickets.get(id)
  if (!ticket || !('call' in ticket)) return null
  const { desk, reason, id: call } = ticket.call
  return { id: ticket.id, number: ticket.number, queue: ticket.queue, desk, reason, call }
}
