import type { AtDesk, CounterView, Language, Localized } from '@poczekalnia/protocol'
import { Flag, languageNames, localized } from '@poczekalnia/ui'
import { Eye, EyeOff, Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopwatch } from './durations.ts'

type Props = {
  view: CounterView
  /** The hub's time, epoch milliseconds. */
  now: number
  language: Language
  /** `HH:MM` of a timestamp in the office's zone. */
  wallTime: (timestamp: string) => string
}

function Shown({ shown }: { shown: AtDesk['shown'] }) {
  const { t } = useTranslation('counter')
  const text = shown === null ? 'noDisplay' : shown ? 'shown' : 'notShown'
  const Icon = shown === null ? Megaphone : shown ? Eye : EyeOff
  return (
    <p className="shown" data-shown={text}>
      <Icon aria-hidden="true" />
      {t(`visitor.${text}`)}
    </p>
  )
}

function Visitor({ visitor, view, now, language, wallTime }: Props & { visitor: AtDesk }) {
  const { t } = useTranslation('counter')
  const queue = view.queues.find(({ id }) => id === visitor.queue)
  const name: Localized | undefined = queue?.name
  const since = visitor.startedAt ?? visitor.calledAt
  return (
    <>
      <div className="who">
        <p className="number" data-testid="number">
          {visitor.number}
        </p>
        <div className="state">
          <p className="state-name">{t(`state.${visitor.status}`)}</p>
          <p className="timer">
            <strong>{stopwatch(since, now)}</strong> {t(visitor.startedAt ? 'visitor.servedFor' : 'visitor.calledFor')}
          </p>
          {visitor.status === 'called' && visitor.recalls > 0 && (
            <p>{t('visitor.recalls', { count: visitor.recalls })}</p>
          )}
          {visitor.status === 'called' && <Shown shown={visitor.shown} />}
        </div>
      </div>
      <dl className="facts">
        {visitor.booking && (
          <div className="wide">
            <dt>
              {t('visitor.name')}
              {visitor.booking.name && ` – ${t('visitor.checkName')}`}
            </dt>
            <dd>
              {visitor.booking.name ? <strong className="name">{visitor.booking.name}</strong> : t('visitor.noName')}
            </dd>
          </div>
        )}
        <div>
          <dt>{name ? localized(name, language) : visitor.queue}</dt>
          <dd>
            {visitor.booking
              ? t('visitor.booked', { hour: visitor.booking.hour })
              : t('visitor.walkIn', { time: wallTime(visitor.issuedAt) })}
          </dd>
        </div>
        <div>
          <dt>{t('visitor.language')}</dt>
          <dd className="language">
            <Flag language={visitor.language} />
            <span lang={visitor.language}>{languageNames[visitor.language]}</span>
          </dd>
        </div>
        {visitor.booking?.case && (
          <div>
            <dt>{t('visitor.case')}</dt>
            <dd>{visitor.booking.case}</dd>
          </div>
        )}
        <div>
          <dt>{t('visitor.why')}</dt>
          <dd>{t(`reason.${visitor.reason}`)}</dd>
        </div>
      </dl>
    </>
  )
}

function Nobody({ view, language }: Props) {
  const { t } = useTranslation('counter')
  const paused = view.desk?.state === 'paused'
  const reason = view.pauseReasons.find(({ id }) => id === view.desk?.pauseReason)
  const hint = paused
    ? t('visitor.pausedHint')
    : view.waitingTotal === 0
      ? t('visitor.nobodyWaiting')
      : t('visitor.nobodyHint', { count: view.waitingTotal })
  return (
    <div className="nobody">
      <p className="nobody-title">
        {paused ? (reason ? localized(reason.name, language) : t('state.paused')) : t('visitor.nobody')}
      </p>
      <p>{hint}</p>
      {view.expected > 0 && <p>{t('waiting.expected', { count: view.expected })}</p>}
    </div>
  )
}

/** Who is at this desk; name and case only while that visitor is here (BYD-5, ALL-4). */
export function VisitorPanel(props: Props) {
  const { t } = useTranslation('counter')
  const visitor = props.view.desk?.visitor ?? null
  const state = props.view.desk?.state ?? 'closed'
  return (
    <section className="visitor" data-state={state} aria-label={t(`state.${state}`)}>
      {visitor ? <Visitor {...props} visitor={visitor} /> : <Nobody {...props} />}
    </section>
  )
}
