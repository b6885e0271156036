import type { Estimate, PastClosing } from '@poczekalnia/protocol'
import { formatRange } from '@poczekalnia/ui'
import { DoorClosed, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import { Unbroken } from './unbroken.tsx'

type Wait = {
  ahead: number
  hour?: string | undefined
  estimate: Estimate | null
  pastClosing?: PastClosing | undefined
}

/**
 * How many go first and how long it takes; until its hour a booked visit is told of those who are booked earlier. A
 * time that is beyond closing for certain is not told: in its place, what can be done about it (ACC-10). The booked
 * hour, which has a line of its own otherwise, then stands with the rest.
 */
export function ExpectWait({ ahead, hour, estimate, pastClosing: past }: Wait) {
  const { clock } = useKiosk()
  const { t } = useTranslation('kiosk')
  const isEarly = hour !== undefined && hour > clock.time
  const inLine = ahead > 0 ? t('ticket.ahead', { count: ahead }) : t('ticket.next')
  const before = isEarly ? t('common:bookedBefore', { count: ahead }) : inLine
  const wait = estimate ? t('ticket.wait', { wait: formatRange(estimate, t) }) : t('ticket.noDesk')
  return (
    <>
      <li>
        <Users aria-hidden />
        <span>
          {past && hour !== undefined && <span className="fact">{t('ticket.hour', { hour })}.</span>}{' '}
          <span className="fact">{before}.</span>{' '}
          {!past?.certain && (
            <span className="fact">
              <Unbroken text={wait} />
            </span>
          )}
        </span>
      </li>
      {past && (
        <li>
          <DoorClosed aria-hidden />
          <span>
            <Unbroken text={t(`common:pastClosing.${past.certain ? 'certain' : 'may'}`, { closes: past.closes })} />
          </span>
        </li>
      )}
    </>
  )
}
