import type { AtDesk, CounterView, Language } from '@poczekalnia/protocol'
import { Flag, languageNames, localized } from '@poczekalnia/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** `wide`: a row of its own; `long`: as wide as the rest of its row. */
function Fact({ name, look, children }: { name: string; look?: 'wide' | 'long'; children: ReactNode }) {
  return (
    <div className={look}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/**
 * What the clerk has to know of the visitor who is here: name and code to compare, matter, language, and why this one.
 */
export function VisitorFacts(props: {
  visitor: AtDesk
  view: Pick<CounterView, 'queues' | 'grounds' | 'companions'>
  language: Language
  wallTime: (timestamp: string) => string
}) {
  const { t } = useTranslation('counter')
  const { visitor, view, language, wallTime } = props
  const { booking } = visitor
  const queue = view.queues.find(({ id }) => id === visitor.queue)
  /** Called for its priority; one that was given since is told beside the reason. */
  const isFirst = visitor.reason === 'priority'
  const ground = view.grounds?.find(({ id }) => id === visitor.priority)
  return (
    <>
      <dl className="facts">
        {booking && (
          <Fact
            look="wide"
            name={booking.name ? `${t('visitor.name')} – ${t('visitor.checkName')}` : t('visitor.name')}
          >
            {booking.name ? <strong className="name">{booking.name}</strong> : t('visitor.noName')}
            {booking.passport && (
              <p className="passport">
                {t('visitor.passport')}{' '}
                {booking.passport.map(({ form, issuers }) => (
                  <span key={form}>
                    <b translate="no">{form}</b>
                    {issuers.length > 0 && ` (${issuers.join(', ')})`}
                  </span>
                ))}
              </p>
            )}
          </Fact>
        )}
        {booking?.code && (
          <Fact name={t('visitor.code')}>
            <strong className="code">{booking.code}</strong>
          </Fact>
        )}
        {booking?.party && (
          <Fact name={t('visitor.partyName')}>
            <strong>{t('visitor.party', { count: booking.party })}</strong>
          </Fact>
        )}
        <Fact name={queue ? localized(queue.name, language) : visitor.queue}>
          {booking
            ? t('visitor.booked', { hour: booking.hour })
            : t('visitor.walkIn', { time: wallTime(visitor.issuedAt) })}
        </Fact>
        <Fact name={t('visitor.language')}>
          <span className="language">
            <Flag language={visitor.language} />
            <span lang={visitor.language}>{languageNames[visitor.language]}</span>
          </span>
        </Fact>
        {booking?.case && <Fact name={t('visitor.case')}>{booking.case}</Fact>}
        <Fact look="long" name={t('visitor.why')}>
          {t(`reason.${visitor.reason}`)}
          {isFirst && ground && ` (${localized(ground.name, language)})`}
        </Fact>
        {!isFirst && ground && <Fact name={t('priority.name')}>{localized(ground.name, language)}</Fact>}
      </dl>
      {view.companions && (
        <details className="companions">
          <summary>{t('visitor.companions')}</summary>
          <ul>
            {view.companions.map((who) => (
              <li key={who.pl}>{localized(who, language)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
