import type { Command } from '../commands.ts'
import { cancelBooking, setParty } from './bookings.ts'
import { bringBookings } from './bring-bookings.ts'
import { callNext, callTicket, finishAndNext, recall } from './calls.ts'
import { checkIn } from './check-in.ts'
import { closeDay, moveClock } from './day.ts'
import { accept, type Decision, type DecisionContext } from './decision.ts'
import { closeDesk, openDesk, pauseDesk, resumeDesk } from './desks.ts'
import { returnTicket, takeBack, transfer } from './moves.ts'
import { printAgain, recordPrint, reprint } from './paper.ts'
import { givePriority } from './priority.ts'
import { takeTicket } from './tickets.ts'
import { clearMessage, closeEarly, reopen, resumeTickets, showMessage, stopTickets } from './today.ts'
import { askForTime, imBack, leaveQueue } from './visitors.ts'
import { cancelVisit, finishService, markAbsent, noteVisit, startService } from './visits.ts'

/** What a command comes to. Reads the state, changes nothing. */
export function decide(context: DecisionContext, command: Command): Decision {
  switch (command.type) {
    case 'StartHub':
      return accept({ type: 'HubStarted', office: context.office.profile.id })
    case 'CheckIn':
      return checkIn(context, command)
    case 'TakeTicket':
      return takeTicket(context, command)
    case 'CountRefusals':
      return accept({ type: 'VisitorsRefused', refusals: command.refusals })
    case 'RecordPrint':
      return recordPrint(context, command)
    case 'Reprint':
      return reprint(context, command)
    case 'PrintAgain':
      return printAgain(context, command)
    case 'OpenDesk':
      return openDesk(context, command)
    case 'PauseDesk':
      return pauseDesk(context, command)
    case 'ResumeDesk':
      return resumeDesk(context, command)
    case 'CloseDesk':
      return closeDesk(context, command)
    case 'CallNext':
      return callNext(context, command)
    case 'CallTicket':
      return callTicket(context, command)
    case 'Recall':
      return recall(context, command)
    case 'StartService':
      return startService(context, command)
    case 'FinishService':
      return finishService(context, command)
    case 'FinishAndNext':
      return finishAndNext(context, command)
    case 'MarkAbsent':
      return markAbsent(context, command)
    case 'TakeBack':
      return takeBack(context, command)
    case 'ReturnTicket':
      return returnTicket(context, command)
    case 'Transfer':
      return transfer(context, command)
    case 'NoteVisit':
      return noteVisit(context, command)
    case 'CancelVisit':
      return cancelVisit(context, command)
    case 'GivePriority':
      return givePriority(context, command)
    case 'AskForTime':
      return askForTime(context, command)
    case 'ImBack':
      return imBack(context, command)
    case 'LeaveQueue':
      return leaveQueue(context, command)
    case 'CancelBooking':
      return cancelBooking(context, command)
    case 'SetParty':
      return setParty(context, command)
    case 'StopTickets':
      return stopTickets(context, command)
    case 'ResumeTickets':
      return resumeTickets(context, command)
    case 'CloseEarly':
      return closeEarly(context, command)
    case 'Reopen':
      return reopen(context)
    case 'ShowMessage':
      return showMessage(context, command)
    case 'ClearMessage':
      return clearMessage(context)
    case 'MoveClock':
      return moveClock(context)
    case 'CloseDay':
      return closeDay(context)
    case 'ImportBookings':
      return bringBookings(context, command)
    case 'ErasePersonalData':
      return accept({ type: 'PersonalDataErased', before: command.before, people: command.people })
    case 'ErasePerson':
      return accept({ type: 'PersonErased', booking: command.booking })
    case 'RecordSearch':
      return accept({ type: 'PeopleSearched', found: command.found })
    case 'RecordExport':
      return accept({ type: 'PersonExported', booking: command.booking })
    case 'RecordContacts': {
      const { letter, date, found } = command
      return accept({ type: 'ContactsRead', letter, date, found })
    }
    case 'RecordLetters': {
      const { letter, date, letters } = command
      return accept({ type: 'LettersSent', letter, date, letters })
    }
    case 'RecordCut':
      // Told twice, it is in the log once.
      return context.state.cuts.has(command.cut) ? accept() : accept({ ...command, type: 'HoursCut' })
    case 'RecordRestored':
      return accept({ type: 'HoursRestored', cut: command.cut, date: command.date })
    case 'RecordDrawEntry':
      return accept({ ...command, type: 'DrawEntryChanged' })
    case 'RecordInvited':
      return accept({ type: 'CasesInvited', queue: command.queue, cases: command.cases })
    default:
      return command satisfies never
  }
}
