import type { IssuedTicket } from '@poczekalnia/protocol'
import { hubAddress } from '@poczekalnia/ui'
import { Check, CircleCheck, Clock, Printer, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { ExpectWait } from '../expect-wait.tsx'
import { Frame, Question } from '../frame.tsx'
import type { Paper } from '../idle.ts'
import { useKiosk } from '../kiosk-context.ts'
import { QrCode } from '../qr-code.tsx'
import { queueName } from '../refusal.ts'
import { TicketNumber } from '../ticket-number.tsx'
import { Unbroken } from '../unbroken.tsx'
import { WaitHere } from '../wait-here.tsx'

const signs: Record<Paper, typeof Printer> = {
  printing: Printer,
  printed: CircleCheck,
  failed: TriangleAlert,
  perhaps: TriangleAlert,
}

const withoutPaper = (paper: Paper | null) => paper === 'failed' || paper === 'perhaps'

/** How the paper fared. Without paper the number is still a ticket: written down, photographed or scanned (ALL-5). */
function PaperLine({ paper }: { paper: Paper }) {
  const { t } = useTranslation('kiosk')
  const Sign = signs[paper]
  return (
    <p className="paper" data-paper={paper} role="status">
      <Sign aria-hidden />
      <span>
        <strong>{t(`ticket.${paper}`)}</strong> {withoutPaper(paper) && t('ticket.keep')}
      </span>
    </p>
  )
}

/**
 * What the visitor can expect: the booked hour (BYD-4), how long (ALL-10), where to wait and what the display will
 * show.
 */
function Expect({ ticket }: { ticket: IssuedTicket }) {
  const { t } = useTranslation('kiosk')
  return (
    <ul className="expect">
      {ticket.hour && !ticket.pastClosing && (
        <li>
          <Clock aria-hidden />
          <span>
            <strong>{t('ticket.hour', { hour: ticket.hour })}</strong> {t('ticket.approximate')}
          </span>
        </li>
      )}
      <ExpectWait {...ticket} />
      <WaitHere queue={ticket.queue} />
    </ul>
  )
}

/** The ticket: its number huge, for as long as the visitor needs it. */
export function TicketScreen({ ticket, kind }: { ticket: IssuedTicket; kind: 'booked' | 'walk-in' }) {
  const { view, state, dispatch, paper } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <Frame
      name="ticket"
      ask={
        <>
          <Question>{kind === 'booked' ? t('ticket.confirmed') : t('ticket.taken')}</Question>
          <div className="stub">
            <TicketNumber number={ticket.number} />
            <p className="queue">
              <Unbroken text={queueName(view, ticket.queue, state.language)} />
            </p>
          </div>
          <PaperLine paper={paper ?? 'printing'} />
          {withoutPaper(paper) && <QrCode text={`${hubAddress()}${ticket.page}`} label={t('ticket.scan')} />}
        </>
      }
      answers={
        <div className="list after">
          <Expect ticket={ticket} />
          <Answer
            icon={Check}
            kind="main"
            title={t('done')}
            onPress={() => dispatch({ type: 'reset', language: view.office.languages[0] ?? 'pl' })}
          />
        </div>
      }
    />
  )
}
