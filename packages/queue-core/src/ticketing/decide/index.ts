import type { Command } from '../commands.ts'
import { cancelBooking, setParty } from './bookings.ts'
import { callNext, callTicket } from './call.ts'
import { checkIn } from './check-in.ts'
import { closeDay, moveClock } from './clock.ts'
import { accept, type Decision, type Situation } from './decision.ts'
import { closeDesk, openDesk, pauseDesk, resumeDesk } from './desk.ts'
import { returnTicket, takeBack, transfer } from './move.ts'
import { recordPrint, reprint } from './print.ts'
import { givePriority } from './priority.ts'
import { cancelVisit, finishService, markAbsent, noteVisit, recall, startService } from './serve.ts'
import { takeTicket } from './take-ticket.ts'
import { clearMessage, closeEarly, reopen, resumeTickets, showMessage, stopTickets } from './today.ts'
import { askForTime, imBack, leaveQueue } from './visitor.ts'

/** What a command comes to. Reads the state, changes nothing. */
export function decide(situation: Situation, command: Command): Decision {
  switch (command.type) {
    case 'StartHub':
      return accept({ type: 'HubStarted', office: situation.office.profile.id })
    case 'CheckIn':
      return checkIn(situation, command)
    case 'TakeTicket':
      return takeTicket(situation, command)
    case 'CountRefusals':
      return accept({ type: 'VisitorsRefused', refusals: command.refusals })
    case 'RecordPrint':
      return recordPrint(situation, command)
    case 'Reprint':
      return reprint(situation, command)
    case 'OpenDesk':
      return openDesk(situation, command)
    case 'PauseDesk':
      return pauseDesk(situation, command)
    case 'ResumeDesk':
      return resumeDesk(situation, command)
    case 'CloseDesk':
      return closeDesk(situation, command)
    case 'CallNext':
      return callNext(situation, command)
    case 'CallTicket':
      return callTicket(situation, command)
    case 'Recall':
      return recall(situation, command)
    case 'StartService':
      return startService(situation, command)
    case 'FinishService':
      return finishService(situation, command)
    case 'MarkAbsent':
      return markAbsent(situation, command)
    case 'TakeBack':
      return takeBack(situation, command)
    case 'ReturnTicket':
      return returnTicket(situation, command)
    case 'Transfer':
      return transfer(situation, command)
    case 'NoteVisit':
      return noteVisit(situation, command)
    case 'CancelVisit':
      return cancelVisit(situation, command)
    case 'GivePriority':
      return givePriority(situation, command)
    case 'AskForTime':
      return askForTime(situation, command)
    case 'ImBack':
      return imBack(situation, command)
    case 'LeaveQueue':
      return leaveQueue(situation, command)
    case 'CancelBooking':
      return cancelBooking(situation, command)
    case 'SetParty':
      return setParty(situation, command)
    case 'StopTickets':
      return stopTickets(situation, command)
    case 'ResumeTickets':
      return resumeTickets(situation, command)
    case 'CloseEarly':
      return closeEarly(situation, command)
    case 'Reopen':
      return reopen(situation)
    case 'ShowMessage':
      return showMessage(situation, command)
    case 'ClearMessage':
      return clearMessage(situation)
    case 'MoveClock':
      return moveClock(situation)
    case 'CloseDay':
      return closeDay(situation)
    default:
      return command satisfies never
  }
}
