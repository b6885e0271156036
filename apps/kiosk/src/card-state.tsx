import type { Card } from '@poczekalnia/protocol'
import { directionOf, languageOf, localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'

/**
 * The day whose state a card tells, always beside it (KAT-10).
 * @param props.whole also what has changed since
 * @param props.polish also that the full text is in Polish
 */
export function CardState({ card, whole, polish }: { card: Card; whole: boolean; polish: boolean }) {
  const { state } = useKiosk()
  const { t } = useTranslation('cards')
  return (
    <div className="card-state">
      <p>
        <strong>{t('state', { date: card.state.split('-').reverse().join('.') })}</strong>{' '}
        {whole && card.changed && (
          <span
            lang={languageOf(card.changed, state.language)}
            dir={directionOf(languageOf(card.changed, state.language))}
          >
            {localized(card.changed, state.language)}
          </span>
        )}
      </p>
      {polish && <p>{t('polish')}</p>}
    </div>
  )
}
