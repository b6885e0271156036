import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { exampleNumber } from './example-number.ts'
import { useKiosk } from './kiosk-context.ts'

/**
 * How the display will look when it calls, as a drawing: a number that nobody can have, marked as an example, in
 * outline and without the colour of a call. Shown with one's own number and a real desk people went there.
 */
export function BoardExample({ queue }: { queue: string }) {
  const { view } = useKiosk()
  const { t } = useTranslation('kiosk')
  const number = exampleNumber(view)
  const desk = view.exampleDesks?.[queue]
  const said = desk === undefined ? t('ticket.exampleNoDesk', { number }) : t('ticket.example', { number, desk })
  return (
    <span className="board" role="img" aria-label={said}>
      <small>{t('ticket.eg')}</small>
      <span className="tabular">{number}</span>
      <ArrowRight aria-hidden />
      <span className="tabular">{desk ?? '…'}</span>
    </span>
  )
}
