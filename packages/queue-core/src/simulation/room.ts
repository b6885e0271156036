import type { WireError } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { Command } from '../ticketing/commands.ts'
import type { OfficeState } from '../ticketing/state.ts'
import type { Agenda } from './agenda.ts'
import type { DayRecord } from './day-record.ts'
import type { Visitor } from './visitors.ts'

export type DeskAtWork = {
  isClosed(): boolean
  isPaused(): boolean
  /** Somebody has begun to wait: an idle clerk sees it and calls. */
  wake(now: number): void
}

/** What the people of a played day do with. */
export type Room = {
  office: Office
  state: OfficeState
  agenda: Agenda
  closes: number
  record: DayRecord
  visitorOf: (ticket: string) => Visitor | undefined
  desks: DeskAtWork[]
  /** Gives a command to the domain, as the hub does. `null`: done. */
  act: (now: number, actor: string, command: Command) => WireError | null
}
