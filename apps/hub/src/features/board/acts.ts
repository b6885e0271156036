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
import type { Member } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import { ownerOfAccount } from '../devices/key-owner.ts'

/** An act over `/supervisor`: its event is named as the act, whose right is asked before it runs. */
export type SupervisorAct = {
  schema: z.ZodType
  // biome-ignore lint/suspicious/noExplicitAny: each act takes what its own schema gives; `act` ties the two together
  run: (payload: any, who: Who) => Promise<Ack<object>> | Ack<object>
}
export type Who = { by: Member; actor: string }

const act = <Payload>(
  schema: z.ZodType<Payload>,
  run: (payload: Payload, who: Who) => Promise<Ack<object>> | Ack<object>,
): SupervisorAct => ({ schema, run })

/** Every act that a supervisor has over the socket, by its name. */
export function supervisorActs(session: OfficeSession) {
  /** A command of the domain, done once for its key. */
  const command = <Payload extends { key?: string | undefined }>(
    name: StaffAct,
    schema: z.ZodType<Payload>,
    make: (payload: Payload) => Command,
  ) =>
    act(schema, async (payload, { by, actor }) => {
      const key = payload.key && `${name}/${payload.key}`
      const outcome = await session.act(make(payload), { actor, key, owner: ownerOfAccount(by) })
      return outcome.ok ? { ok: true } : refused(outcome.refusal)
    })

  return {
    'stop-tickets': command('stop-tickets', StopTickets, ({ queue, text = null }) => ({
      type: 'StopTickets',
      queue,
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
  } satisfies Record<keyof SupervisorToHub, SupervisorAct> & Partial<Record<StaffAct, SupervisorAct>>
}
