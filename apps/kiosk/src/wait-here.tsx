import { inSentence } from '@poczekalnia/ui'
import { MapPin, Monitor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BoardExample } from './board-example.tsx'
import { useKiosk } from './kiosk-context.ts'
import { Unbroken } from './unbroken.tsx'

/** Where to wait, a line of a list. */
export function WaitingPlace() {
  const { view, state } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <li>
      <MapPin aria-hidden />
      <span>
        <Unbroken text={t('ticket.where', { place: inSentence(view.waitingPlace, state.language) })} />
      </span>
    </li>
  )
}

/** Where to wait and what the display will show: two lines of a list. */
export function WaitHere({ queue }: { queue: string }) {
  const { t } = useTranslation('kiosk')
  return (
    <>
      <WaitingPlace />
      <li>
        <Monitor aria-hidden />
        <span>
          {t('ticket.display')} <BoardExample queue={queue} />
        </span>
      </li>
    </>
  )
}
