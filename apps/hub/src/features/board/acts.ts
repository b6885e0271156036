import {
  type Ack,
  Bare,
  CancelBooking,
  CloseEarly,
  GivePriority,
  ResumeTickets,
  SetParty,
  ShowMessage,
  type StaffAct,
  StopTickets,
  type SupervisorToHub,
} from '@poczekalnia/protocol'
import type { Command } from '@poczekalnia/queue-core'
import type { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type Member, memberActor, refusalOf } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import type { SignIns } from '../../transport/sign-ins.ts'
import { type Listener, type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import { ownerOfAccount } from '../devices/key-owner.ts'

/**
 * What a supervisor may do over the socket. Each event has the name of the act that it is, and is refused to whoever
 * has no right to that act.
 * @param parts.who who is signed in on that browser now
 */
export function supervisorActs(parts: {
  session: OfficeSession
  staff: Pick<SignIns, 'see'>
  who: () => Member | null
}): Listeners<SupervisorToHub> {
  /** A command of the domain, done once for its key. */
  const command = <Payload extends { key?: string | undefined }>(
    name: StaffAct,
    schema: z.ZodType<Payload>,
    make: (payload: Payload) => Command,
  ): Listener<Ack> =>
    listener(schema, async (payload) => {
      const by = parts.who()
      const refusal = refusalOf(by, name)
      if (refusal || !by) return refused(refusal ?? { code: 'sign-in-needed' })
      parts.staff.see(by)
      const key = payload.key && `${name}/${payload.key}`
      const outcome = await parts.session.act(make(payload), { actor: memberActor(by), key, owner: ownerOfAccount(by) })
      return outcome.ok ? { ok: true } : refused(outcome.refusal)
    })

  return {
    'stop-tickets': command('stop-tickets', StopTickets, ({ queue, until = null, text = null }) => ({
      type: 'StopTickets',
      queue,
      until,
      text,
    })),
    'resume-tickets': command('resume-tickets', ResumeTickets, ({ queue, despiteMany = false }) => ({
      type: 'ResumeTickets',
      queue,
      despiteTooManyWaiting: despiteMany,
    })),
    'close-early': command('close-early', CloseEarly, ({ closes, text = null }) => ({
      type: 'CloseEarly',
      closes,
      text,
    })),
    reopen: command('reopen', Bare, () => ({ type: 'Reopen' })),
    'show-message': command('show-message', ShowMessage, ({ text, until = null }) => ({
      type: 'ShowMessage',
      text,
      until,
    })),
    'clear-message': command('clear-message', Bare, () => ({ type: 'ClearMessage' })),
    'give-priority': command('give-priority', GivePriority, ({ ticket, ground }) => ({
      type: 'GivePriority',
      holder: null,
      ticket,
      ground,
    })),
    'cancel-booking': command('cancel-booking', CancelBooking, ({ booking, reason }) => ({
      type: 'CancelBooking',
      booking,
      reason,
    })),
    'set-party': command('set-party', SetParty, ({ booking, party }) => ({ type: 'SetParty', booking, party })),
  } satisfies Partial<Record<StaffAct, Listener<Ack>>>
}
