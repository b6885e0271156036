import {
  Bare,
  type CalledTicket,
  CallTicket,
  CancelVisit,
  GivePriority,
  OpenDesk,
  Pause,
  type StaffAct,
  Transfer,
  WriteNote,
} from '@poczekalnia/protocol'
import type { Command, Holder } from '@poczekalnia/queue-core'
import type { Presence } from '../../office/presence.ts'
import { type OfficeSession, withNote } from '../../office/session.ts'
import { newId } from '../../transport/ids.ts'
import { type Member, memberActor, refusalOf } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import { actorOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listeners, listener } from '../../transport/sockets/dispatch.ts'
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
 * What a clerk may do at a desk. Where the office has accounts, the person who is signed in has to be one who may; the log then names
 * them and not the desk (ALL-8). Nothing here issues a ticket (BYD-8).
 */
export function counterListeners(connection: DeviceConnection, parts: Parts): Listeners {
  const events = Object.entries(deskListeners(connection, parts, null)) as [DeskAct, Listeners[string]][]
  const checked = events.map(([event, { schema }]): [string, Listeners[string]] => [
    event,
    listener(schema, async (payload) => {
      const { staff, devices } = parts
      const admitted = () => {
        const by = staff.member(connection.token)
        return { by, refusal: by || staff.needsSignIn() ? refusalOf(by, event) : null }
      }
      const came = admitted()
      if (came.refusal) return refused(came.refusal)
      if (came.by) staff.see(came.by)
      const unseated = came.by && (await claimDesk(parts.session, connection, came.by))
      if (unseated && (event === 'call-next' || event === 'call')) return refused(unseated)
      // The desk's change of hands goes to disk: meanwhile the person may have been signed out, or the device removed.
      const { by, refusal } = admitted()
      if (refusal) return refused(refusal)
      if (by?.session !== came.by?.session) return refused({ code: 'sign-in-needed' })
      if (!devices.known(connection.device.id)) return refused({ code: 'unauthorised' })
      return deskListeners(connection, parts, by)[event].run(payload)
    }),
  ])
  return Object.fromEntries(checked)
}

type DeskAct = keyof ReturnType<typeof deskListeners>

/** @param by who is signed in at the desk; `null`: the paired desk acts for itself */
function deskListeners(connection: DeviceConnection, { session, presence, devices }: Parts, by: Member | null) {
  const { device } = connection
  const holder: Holder = { device: device.id, name: by?.name ?? device.name, session: connection.session }

  const act = async (command: Command, event: string, key: string | undefined, note?: string) => {
    const actor = by ? memberActor(by) : actorOf(device)
    const outcome = await session.act(command, {
      actor,
      key: key && `${event}/${key}`,
      owner: ownerOf(device, devices, by),
      alongside: note === undefined ? undefined : withNote(session.office.profile.id, { text: note, by: holder.name }),
    })
    return outcome.ok ? outcome : refused(outcome.refusal)
  }
  const done = async (command: Command, event: string, key: string | undefined, note?: string) => {
    const outcome = await act(command, event, key, note)
    return outcome.ok ? { ok: true as const } : outcome
  }
  /** For acts that end with somebody called: who it is, or was when this very act was done before. */
  const calling = async (command: Command, event: string, key: string | undefined) => {
    const outcome = await act(command, event, key)
    if (!outcome.ok) return outcome
    const recorded = outcome.events.find((e) => e.type === 'TicketCalled' || e.type === 'TicketRecalled')
    const called = calledTicket(session, recorded?.ticket ?? outcome.repeated?.ticket ?? null)
    return called ? { ok: true as const, ticket: called } : refused({ code: 'nobody-at-desk' })
  }

  return {
    'open-desk': listener(OpenDesk, ({ desk, takeOver, queues, key }) => {
      const now = session.state.desks.get(desk)
      // A page that was closed or lost its place comes back on the same device: nobody is pushed aside.
      const abandoned =
        now !== undefined &&
        now.status !== 'closed' &&
        now.holder.device === device.id &&
        !presence.isLinked('counter', now.holder.session)
      const served = queuesFor(session, { desk, page: connection.session, asked: queues, own: by?.queues ?? null })
      if ('refusal' in served) return refused(served.refusal)
      const taking = takeOver === true || abandoned
      return done({ type: 'OpenDesk', desk, holder, takeOver: taking, ...served }, 'open-desk', key)
    }),
    'close-desk': listener(Bare, ({ key }) => done({ type: 'CloseDesk', holder }, 'close-desk', key)),
    pause: listener(Pause, ({ reason, key }) =>
      done({ type: 'PauseDesk', holder, reason: reason ?? null }, 'pause', key),
    ),
    resume: listener(Bare, ({ key }) => done({ type: 'ResumeDesk', holder }, 'resume', key)),
    'call-next': listener(Bare, ({ key }) => calling({ type: 'CallNext', holder, call: newId() }, 'call-next', key)),
    call: listener(CallTicket, ({ ticket, key }) =>
      calling({ type: 'CallTicket', holder, ticket, call: newId() }, 'call', key),
    ),
    recall: listener(Bare, ({ key }) => calling({ type: 'Recall', holder }, 'recall', key)),
    start: listener(Bare, ({ key }) => done({ type: 'StartService', holder }, 'start', key)),
    finish: listener(Bare, ({ key }) => done({ type: 'FinishService', holder }, 'finish', key)),
    'no-show': listener(Bare, ({ key }) => done({ type: 'MarkAbsent', holder }, 'no-show', key)),
    'take-back': listener(CallTicket, ({ ticket, key }) =>
      done({ type: 'TakeBack', holder, ticket }, 'take-back', key),
    ),
    return: listener(Bare, ({ key }) => done({ type: 'ReturnTicket', holder }, 'return', key)),
    transfer: listener(Transfer, ({ note, key, ...to }) =>
      done({ type: 'Transfer', holder, to, noted: note !== undefined }, 'transfer', key, note),
    ),
    note: listener(WriteNote, ({ text, key }) => done({ type: 'NoteVisit', holder }, 'note', key, text)),
    'cancel-visit': listener(CancelVisit, ({ reason, key }) =>
      done({ type: 'CancelVisit', holder, reason }, 'cancel-visit', key),
    ),
    'give-priority': listener(GivePriority, ({ ticket, ground, key }) =>
      done({ type: 'GivePriority', holder, ticket, ground }, 'give-priority', key),
    ),
    reprint: listener(CallTicket, ({ ticket, key }) => done({ type: 'Reprint', holder, ticket }, 'reprint', key)),
  } satisfies Partial<Record<StaffAct, Listeners[string]>>
}

function calledTicket(session: OfficeSession, id: string | null): CalledTicket | null {
  const ticket = id === null ? undefined : session.state.tickets.get(id)
  if (!ticket || !('call' in ticket)) return null
  const { desk, reason, id: call } = ticket.call
  return { id: ticket.id, number: ticket.number, queue: ticket.queue, desk, reason, call }
}
