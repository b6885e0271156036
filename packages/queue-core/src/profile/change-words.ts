import type { ChangeProblem } from '@poczekalnia/protocol'

/** What stands against a change of profile and what to do about it, in English, for the operator's log and commands. */
export function whatToDo(problem: ChangeProblem): string {
  switch (problem.kind) {
    case 'id-changed':
      return (
        `the office's id can't change from "${problem.from}" to "${problem.to}": its log is kept under it; ` +
        'an office with another id is another office'
      )
    case 'zone-changed':
      return (
        `the time zone can't change from ${problem.from} to ${problem.to} while the hub runs: stop it, ` +
        'change the zone and start it again'
      )
    case 'queue-removed':
      return (
        `${some(problem)} of the queue "${problem.queue}": serve or transfer the tickets and wait for the visits ` +
        'or cancel them; or keep the queue, without hours, until then'
      )
    case 'queue-kind-changed':
      return (
        `${some(problem)} of the queue "${problem.queue}", which can't turn from one kind into the other with ` +
        'them: add a queue of the new kind beside it, and remove this one when nobody needs it'
      )
    case 'arrival-changed':
      return (
        `${count(problem.visits, 'booked visit')} of the queue "${problem.queue}" to come: ` +
        'their visitors were told how to come; change "arrival" when these are over'
      )
    case 'prefix-changed':
      return problem.visits > 0
        ? `${count(problem.visits, 'booked visit')} of the queue "${problem.queue}" to come, ` +
            'called by numbers that begin with the old prefix: change it when these are over'
        : `the queue "${problem.queue}" has given tickets with its prefix today: ` +
            'change it before the first ticket of a day, or after closing'
    case 'prefix-used-today':
      return (
        `another queue has given tickets with the prefix "${problem.prefix}" today: ` +
        `give the queue "${problem.queue}" another one, or change it before the first ticket of a day`
      )
    case 'desk-removed': {
      const sent =
        problem.tickets > 0 ? `${count(problem.tickets, 'ticket')} sent to it wait: call or transfer them` : ''
      return (
        `desk ${problem.desk}: ` +
        `${[problem.open ? 'a clerk works there: close it first' : '', sent].filter(Boolean).join('; ')}`
      )
    }
    case 'language-removed':
      return (
        `${count(problem.tickets, 'visitor')} with a ticket in the language "${problem.language}": ` +
        'remove it when they have been served, or after closing'
      )
    case 'code-changed':
      return (
        `${count(problem.visits, 'booked visit')} to come with codes of the old kind: ` +
        'change "checkIn.code" when these are over'
      )
    case 'ground-removed':
      return (
        `${count(problem.tickets, 'ticket')} with priority on the ground "${problem.ground}": ` +
        'keep it until they have been served'
      )
    default:
      return problem satisfies never
  }
}

const count = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`

const some = ({ tickets, visits }: { tickets: number; visits: number }) =>
  [tickets > 0 ? count(tickets, 'ticket') : '', visits > 0 ? count(visits, 'booked visit') : '']
    .filter(Boolean)
    .join(' and ')
