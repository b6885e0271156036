import type { KnownTicket } from '@poczekalnia/protocol'
import { hubAddress, inSentence, randomKey } from '@poczekalnia/ui'
import { Check, Clock, MapPin, Printer, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { ElsewhereText } from '../elsewhere-text.tsx'
import { ExpectWait } from '../expect-wait.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { type Standing, standing } from '../known-ticket.ts'
import { LanguageBar } from '../language-bar.tsx'
import type { Screen } from '../machine-state.ts'
import { cannotPrint } from '../paper.ts'
import { QrCode } from '../qr-code.tsx'
import { queueName } from '../refusal.ts'
import { CalledNumber, TicketNumber } from '../ticket-number.tsx'
import { Unbroken } from '../unbroken.tsx'
import { WaitingPlace } from '../wait-here.tsx'

type At = Extract<Screen, { screen: 'status' }>

/** Ways in which a ticket stands whose number is worth keeping. Who is called has only one thing to do. */
const inPlay: ReadonlySet<Standing> = new Set(['waiting', 'absent', 'absentOver', 'away'])

/** What it means for the visitor, and what to do now; nothing for who waits, whom the list below tells more. */
function useMeaning(ticket: KnownTicket): string | null {
  const { clock, state } = useKiosk()
  const { t } = useTranslation('kiosk')
  const { status, hour } = ticket
  const now = standing(ticket, clock)
  switch (status.status) {
    case 'waiting':
      return null
    case 'called':
      return t('status.calledText', { time: clock.wallTime(status.at) })
    case 'serving':
      return t('status.servingText', { desk: status.desk })
    case 'absent':
    case 'away':
      return t(`status.${now}Text`, { time: clock.wallTime(status.until) })
    case 'finished':
    case 'left':
      return t(`status.${status.status}Text`)
    case 'cancelled':
      return t('status.cancelledText', { reason: inSentence(status.reason, state.language) })
    case 'unserved':
      return t(hour === undefined ? 'status.unservedText' : 'status.unservedBooked')
    default:
      return status satisfies never
  }
}

/** The number; with the desk, in the colour of a call, for who is called. */
function NumberStub({ ticket: { number, queue, status } }: { ticket: KnownTicket }) {
  const { view, state } = useKiosk()
  const { t } = useTranslation('kiosk')
  const desk = status.status === 'called' ? status.desk : null
  return (
    <div className="stub" data-called={desk !== null || undefined}>
      {desk === null ? (
        <TicketNumber number={number} />
      ) : (
        <CalledNumber number={number} desk={desk} label={`${number}. ${t('status.called', { desk })}`} />
      )}
      <p className="queue">
        <Unbroken text={queueName(view, queue, state.language)} />
      </p>
    </div>
  )
}

/** How the paper fares that was asked for, or that the number is kept without one. */
function Paper({ at: { ticket, pending, problem } }: { at: At }) {
  const { t } = useTranslation('kiosk')
  const isPrinting = pending === 'asking' || ticket.print.state === 'printing'
  const hasFailed = problem !== null || ticket.print.state === 'failed'
  const keep = t(ticket.page === undefined ? 'status.keepNumber' : 'status.keep')
  const Sign = !isPrinting && hasFailed ? TriangleAlert : Printer
  const said = isPrinting ? t('ticket.printing') : hasFailed ? t('status.notPrinted') : null
  return (
    <p className="paper" data-paper={!isPrinting && hasFailed ? 'failed' : 'kept'} role="status">
      <Sign aria-hidden />
      <span>
        {said && <strong>{said}</strong>} {keep}
      </span>
    </p>
  )
}

/** What of the ticket is kept: its number, its paper, and its page on the phone. */
function Kept({ at }: { at: At }) {
  const { t } = useTranslation('kiosk')
  const { page } = at.ticket
  return (
    <div className="kept">
      <Paper at={at} />
      {page !== undefined && <QrCode text={`${hubAddress()}${page}`} label={t('ticket.scan')} />}
    </div>
  )
}

/** What who waits can expect: the hour, how long, where. */
function Expect({ ticket }: { ticket: KnownTicket }) {
  const { t } = useTranslation('kiosk')
  const { status, hour } = ticket
  if (status.status !== 'waiting') return null
  return (
    <ul className="expect">
      {hour !== undefined && !status.pastClosing && (
        <li>
          <Clock aria-hidden />
          <span>
            <strong>{t('ticket.hour', { hour })}</strong> {t('ticket.approximate')}
          </span>
        </li>
      )}
      <ExpectWait {...status} hour={hour} />
      {ticket.elsewhere && (
        <li>
          <MapPin aria-hidden />
          <ElsewhereText told={ticket.elsewhere} />
        </li>
      )}
      {/* Who has waited here already knows the place: what to do about closing needs its room. */}
      {!status.pastClosing && <WaitingPlace />}
    </ul>
  )
}

/** How a ticket stands that somebody has already, and what to do now (ACC-9). It changes by itself while it is read. */
export function StatusScreen({ at }: { at: At }) {
  const { ticket } = at
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const now = standing(ticket, clock)
  const meaning = useMeaning(ticket)
  const title = t(`status.${now === 'absentOver' ? 'absent' : now}`, {
    desk: ticket.status.status === 'called' ? ticket.status.desk : '',
  })
  const isKept = inPlay.has(now)
  // Beside the list of who waits there is no room for it, nor where the buttons are low.
  const isAbove = meaning === null || state.lowReach
  return (
    <Frame
      name="status"
      ask={
        <div className="standing" data-status={now}>
          <LanguageBar />
          <Question key={now}>{title}</Question>
          <NumberStub ticket={ticket} />
          {meaning && (
            <p className="meaning" role={now === 'called' ? 'alert' : 'status'}>
              <Unbroken text={meaning} />
            </p>
          )}
          {isKept && isAbove && <Kept at={at} />}
        </div>
      }
      answers={
        <div className="list after">
          <Expect ticket={ticket} />
          {isKept && !isAbove && <Kept at={at} />}
          <div className="acts">
            {isKept && ticket.mayPrint && !cannotPrint(view) && (
              <Answer
                icon={Printer}
                title={at.pending === 'asking' ? t('moment') : t('status.print')}
                busy={at.pending === 'asking'}
                onPress={() => dispatch({ type: 'print-again', key: randomKey() })}
              />
            )}
            <Answer
              icon={Check}
              kind="main"
              title={t('done')}
              onPress={() => dispatch({ type: 'reset', language: view.office.languages[0] ?? state.language })}
            />
          </div>
        </div>
      }
    />
  )
}
