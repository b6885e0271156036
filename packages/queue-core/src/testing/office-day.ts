import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WireError } from '@poczekalnia/protocol'
import { decisionContext } from '../estimate/decision-context.ts'
import { handle } from '../handle.ts'
import { type Office, office } from '../profile/office.ts'
import { readProfile } from '../profile/read-profile.ts'
import type { Command } from '../ticketing/commands.ts'
import { findVisit } from '../ticketing/decide/check-in.ts'
import { type BookingRow, planImport } from '../ticketing/decide/import-bookings.ts'
import type { Holder, OfficeEvent, RecordedEvent } from '../ticketing/events.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import { allPins } from '../ticketing/pins.ts'
import { emptyOffice, type Ticket } from '../ticketing/state.ts'

/** The profile of Bydgoszcz as text, for tests that change a line of it. */
export const bydgoszczYaml = () => readFileSync(join(import.meta.dirname, '../../../../offices/bydgoszcz.yaml'), 'utf8')

/** Bydgoszcz, with lines of its profile replaced. */
export const bydgoszcz = (...changes: [from: string, to: string][]): Office => {
  const text = changes.reduce((yaml, [from, to]) => {
    if (!yaml.includes(from)) throw new Error(`the profile has no "${from}"`)
    return yaml.replace(from, to)
  }, bydgoszczYaml())
  return office(readProfile(text, 'bydgoszcz.yaml'))
}

export const clerk = (name: string): Holder => ({ device: name, name, session: `session of ${name}` })

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never
/** A desk command without the clerk, who is named beside it. */
export type DeskAct = Without<Extract<Command, { holder: Holder }>, 'holder' | 'call'>

/** A day in an office, told in the words of the rules: who does what at which hour, and what comes of it. */
export function officeDay(place: Office = bydgoszcz(), date = '2026-11-19') {
  const state = emptyOffice()
  const log: RecordedEvent[] = []
  let now = place.time.instant(date, '08:00')
  let ids = 0
  const id = (kind: string) => `${kind}-${++ids}`

  const act = (
    command: Command,
    actor = 'test',
    key?: string,
  ): { events: OfficeEvent[]; refusal: WireError | null } => {
    const handled = handle(place, state, command, { at: now, actor, key })
    log.push(...handled.recorded)
    return { events: handled.recorded.map((r) => r.event), refusal: handled.refusal }
  }
  const issued = (result: ReturnType<typeof act>): Ticket => {
    const event = result.events.find((e) => e.type === 'TicketIssued')
    const ticket = event && state.tickets.get(event.ticket)
    if (!ticket) throw new Error(`no ticket was issued: ${JSON.stringify(result.refusal)}`)
    return ticket
  }

  const day = {
    office: place,
    state,
    log,
    now: () => now,
    situation: () => decisionContext(place, state, now),
    /** The clock shows this; a date may stand before the hour. */
    at(time: string, on = date) {
      now = place.time.instant(on, time.slice(0, 5)) + Number(time.slice(6) || 0) * 1000
      act({ type: 'MoveClock' }, 'clock')
      return day
    },
    act,
    /** Imports one booking, or one that is known (`known`) at another hour; with its PIN, or with one made for it. */
    book(time: string, options: { pin?: string; queue?: string; on?: string; party?: number; known?: string } = {}) {
      const row: BookingRow = {
        line: 2,
        id: options.known ?? id('booking'),
        date: options.on ?? date,
        time,
        queue: options.queue ?? 'pobyt-czasowy',
        pin: options.pin ?? null,
        language: null,
        party: options.party ?? null,
      }
      const plan = planImport(day.situation(), [row], allPins())
      if (plan.problems[0]) throw new Error(`not imported: ${JSON.stringify(plan.problems)}`)
      for (const event of plan.events) {
        const recorded = { at: now, actor: 'operator', event }
        log.push(recorded)
        evolve(state, recorded)
      }
      const booking = state.bookings.get(row.id)
      if (!booking) throw new Error('not imported')
      return booking
    },
    findVisit: (pin: string, queue?: string) => findVisit(day.situation(), pin, queue),
    checkInResult: (visit: string) =>
      act({ type: 'CheckIn', visit, language: 'uk', ticket: id('ticket'), code: id('code') }, 'kiosk'),
    checkIn: (visit: { id: string }) => issued(day.checkInResult(visit.id)),
    takeTicketResult: (queue = 'uzupelnienie-dokumentow', key?: string) =>
      act({ type: 'TakeTicket', queue, language: 'pl', ticket: id('ticket'), code: id('code') }, 'kiosk', key),
    takeTicket: (queue?: string) => issued(day.takeTicketResult(queue)),
    /** A clerk does something at the desk that is theirs. */
    clerk(name: string, command: DeskAct) {
      return act({ ...command, holder: clerk(name), call: id('call') } as Command, name)
    },
    openDesk(number: number, name = `clerk ${number}`) {
      const { refusal } = day.clerk(name, { type: 'OpenDesk', desk: number, takeOver: false })
      if (refusal) throw new Error(JSON.stringify(refusal))
      return name
    },
    /** "Next": the number that was called and why, or the code of the refusal. */
    next(name: string): string {
      const { events, refusal } = day.clerk(name, { type: 'CallNext' })
      const called = events.find((e) => e.type === 'TicketCalled')
      if (!called) return refusal?.code ?? 'nothing'
      return `${state.tickets.get(called.ticket)?.number} ${called.reason}`
    },
    /** "Next", then the whole visit at once. */
    serve(name: string): string {
      const called = day.next(name)
      day.clerk(name, { type: 'FinishService' })
      return called
    },
    ticket(number: string): Ticket {
      const ticket = state.tickets.get(state.ticketByNumber.get(number) ?? '')
      if (!ticket) throw new Error(`no ticket ${number}`)
      return ticket
    },
  }
  return day
}
