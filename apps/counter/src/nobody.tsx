import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { Bell } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopwatch } from './durations.ts'
import type { Announcing } from './use-announcing.ts'

/** Nobody is at the desk: a break with its reason and how long it lasts, or how many wait and for what. */
export function Nobody(props: { view: CounterView; now: number; language: Language; announcing: Announcing }) {
  const { t } = useTranslation('counter')
  const { view, now, language, announcing } = props
  const { desk, waitingTotal: count } = view
  const howManyWait = count === 0 ? t('visitor.nobodyWaiting') : t('visitor.nobodyHint', { count })
  if (desk?.state === 'paused') {
    const reason = view.pauseReasons.find(({ id }) => id === desk.pauseReason)
    return (
      <div className="nobody">
        <p className="nobody-title">{reason ? localized(reason.name, language) : t('state.paused')}</p>
        <p className="timer">
          <strong>{stopwatch(desk.since, now)}</strong> {t('visitor.pausedFor')}
        </p>
        <p>
          {howManyWait} {t('visitor.pausedHint')}
        </p>
      </div>
    )
  }
  const some = desk && desk.queues.length < view.queues.length
  const served = view.queues.filter(({ id }) => desk?.queues.includes(id))
  return (
    <div className="nobody">
      <p className="nobody-title">{t('visitor.nobody')}</p>
      <p>{howManyWait}</p>
      {some && <p>{t('queues.served', { queues: served.map(({ name }) => localized(name, language)).join(', ') })}</p>}
      {view.expected > 0 && <p>{t('waiting.expected', { count: view.expected })}</p>}
      {count === 0 && !announcing.on && (
        <p>
          <button type="button" className="button" onClick={() => announcing.turn(true)}>
            <Bell aria-hidden="true" />
            {t('announce.on')}
          </button>
        </p>
      )}
      {count === 0 && announcing.on && <p className="hint">{t('announce.isOn')}</p>}
    </div>
  )
}
