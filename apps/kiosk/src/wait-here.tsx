import { localized } from '@poczekalnia/ui'
import { ArrowRight, MapPin, Monitor } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'

/** Where to wait and what the display will show: two lines of a list. */
export function WaitHere({ number }: { number: string }) {
  const { view, state } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <>
      <li>
        <MapPin aria-hidden />
        <span>{t('ticket.where', { place: localized(view.waitingPlace, state.language) })}</span>
      </li>
      <li>
        <Monitor aria-hidden />
        <span>
          {t('ticket.display')}{' '}
          <span className="example" role="img" aria-label={t('ticket.example', { number, desk: 3 })}>
            <strong className="tabular">{number}</strong>
            <ArrowRight aria-hidden />
            <strong className="tabular">3</strong>
          </span>
        </span>
      </li>
    </>
  )
}
