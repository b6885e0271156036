import type { AtDesk, CounterView, Language } from '@poczekalnia/protocol'
import { Eye, EyeOff, Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopwatch } from './durations.ts'
import { Nobody } from './nobody.tsx'
import type { Announcing } from './use-announcing.ts'
import { useScrollStop } from './use-scroll-stop.ts'
import { VisitorFacts } from './visitor-facts.tsx'
import { VisitorNotes } from './visitor-notes.tsx'

type Props = {
  view: CounterView
  /** The hub's time, epoch milliseconds. */
  now: number
  language: Language
  /** `HH:MM` of a timestamp in the office's zone. */
  wallTime: (timestamp: string) => string
  announcing: Announcing
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
  const usual = view.queues.find(({ id }) => id === visitor.queue)?.usual
  return (
    <>
      <div className="who">
        <p className="number" data-testid="number">
          {visitor.number}
        </p>
        <div className="state">
          <p className="state-name">{t(`state.${visitor.status}`)}</p>
          <p className="timer">
            <strong>{stopwatch(visitor.startedAt ?? visitor.lastCallAt, now)}</strong>{' '}
            {t(visitor.startedAt ? 'visitor.servedFor' : 'visitor.calledFor')}
          </p>
          {visitor.startedAt && usual && <p className="usual">{t('visitor.usual', usual)}</p>}
          {visitor.status === 'called' && visitor.recalls > 0 && (
            <p>{t('visitor.recalls', { count: visitor.recalls })}</p>
          )}
          {visitor.status === 'called' && <Shown shown={visitor.shown} />}
        </div>
      </div>
      {visitor.notes && visitor.notes.length > 0 && <VisitorNotes notes={visitor.notes} wallTime={wallTime} />}
      <VisitorFacts visitor={visitor} view={view} language={language} wallTime={wallTime} />
    </>
  )
}

/** Who is at this desk; name, code, case and notes only while that visitor is here (BYD-5, WRO-5, ALL-4). */
export function VisitorPanel(props: Props) {
  const { t } = useTranslation('counter')
  const visitor = props.view.desk?.visitor ?? null
  const state = props.view.desk?.state ?? 'closed'
  const stop = useScrollStop()
  return (
    <section {...stop} className="visitor" data-state={state} aria-label={t(`state.${state}`)}>
      {visitor ? <Visitor {...props} visitor={visitor} /> : <Nobody {...props} />}
    </section>
  )
}
