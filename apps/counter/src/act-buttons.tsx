import type { CounterView } from '@poczekalnia/protocol'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { GUARD_MS } from './act-guard.ts'
import { type Act, deskActs, exists, isAvailable, visitorActs } from './acts.ts'
import { KeyCap } from './key-cap.tsx'
import type { NextStep } from './next-step.ts'
import { keyOf } from './shortcuts.ts'

type Props = {
  view: CounterView
  step: NextStep
  busy: boolean
  linked: boolean
  keys: boolean
  onAct: (act: Act) => void
}

/** A button stays in the tab order while it can't be used (`aria-disabled`): the focus must not fall off the page. */
function ActButton({
  act,
  view,
  busy,
  linked,
  keys,
  onAct,
  look = '',
  note,
}: Omit<Props, 'step'> & { act: Act; look?: string; note?: string | undefined }) {
  const { t } = useTranslation('counter')
  const usable = linked && isAvailable(act, view)
  const big = look.includes('big')
  return (
    <button
      type="button"
      className={`button ${look}`}
      data-act={act}
      aria-disabled={!usable || busy}
      aria-busy={busy}
      aria-keyshortcuts={keys ? keyOf(act) : undefined}
      onClick={() => {
        if (usable) onAct(act)
      }}
    >
      <span>
        {big && busy ? t('act.busy') : t(big && act === 'absent' ? 'act.markAbsent' : `act.${act}`)}
        {note && <small>{note}</small>}
      </span>
      {keys && <KeyCap>{keyOf(act)}</KeyCap>}
    </button>
  )
}

/** The big button that comes next, *start* beside it when nobody has come, and under them the rest. */
export function ActButtons(props: Props) {
  const { t } = useTranslation('counter')
  const { view, step, onAct, ...ways } = props
  const { desk } = view
  const here = desk?.visitor !== null
  const owed = desk?.state === 'called' ? (desk.visitor?.recallsOwed ?? 0) : 0
  const box = useRef<HTMLDivElement>(null)

  // The button changes by itself when nobody comes: a press that was meant for what it was before is not taken.
  const changed = useRef({ act: step.act, at: Number.NEGATIVE_INFINITY })
  if (changed.current.act !== step.act) changed.current = { act: step.act, at: performance.now() }
  const press = (act: Act) => {
    if (!step.guided || performance.now() - changed.current.at > GUARD_MS) onAct(act)
  }
  // Who worked with the focus goes on from the big button when the buttons under it change.
  const first = useRef(true)
  useEffect(() => {
    void here
    const lost = document.activeElement === null || document.activeElement === document.body
    if (!first.current && lost) box.current?.querySelector<HTMLElement>('.big')?.focus()
    first.current = false
  }, [here])

  const guide = () => {
    if (!step.guided) return undefined
    if (step.act === 'recall') return t('guide.recall')
    const minutes = view.calls.takeBackMinutes
    return minutes > 0 ? t('guide.absent', { minutes }) : t('guide.absentForGood')
  }
  return (
    <div className="acts" ref={box}>
      <div className="main-acts" data-guided={step.guided}>
        {step.act && (
          <ActButton {...ways} view={view} key="big" act={step.act} look="primary big" note={guide()} onAct={press} />
        )}
        {step.guided && <ActButton {...ways} view={view} key="start" act="start" look="second" onAct={onAct} />}
      </div>
      <div className="rest">
        {(here ? visitorActs : deskActs)
          .filter((act) => exists(act, view))
          .map((act) =>
            step.guided && act === step.act ? (
              <span key={act} />
            ) : (
              <ActButton
                key={act}
                {...ways}
                view={view}
                act={act}
                onAct={onAct}
                note={act === 'absent' && owed > 0 ? t('absentFirst', { count: owed }) : undefined}
              />
            ),
          )}
      </div>
    </div>
  )
}
