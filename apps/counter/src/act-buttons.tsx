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
  slow: boolean
  linked: boolean
  keys: boolean
  onPress: (key: string, acts: readonly Act[]) => void
}

/** A button stays in the tab order while it can't be used (`aria-disabled`): the focus must not fall off the page. */
function ActButton({
  act,
  view,
  busy,
  slow,
  linked,
  keys,
  onPress,
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
      aria-disabled={!usable}
      aria-busy={busy}
      aria-keyshortcuts={keys ? keyOf(act) : undefined}
      onClick={() => {
        if (usable) onPress(big ? 'big' : act, [act])
      }}
    >
      <span>
        {big && slow ? t('act.busy') : t(`act.${act}`)}
        {note && <small>{note}</small>}
      </span>
      {keys && <KeyCap>{keyOf(act)}</KeyCap>}
    </button>
  )
}

/** The big button that comes next, beside it what may be wanted instead, and under them the rest. */
export function ActButtons(props: Props) {
  const { t } = useTranslation('counter')
  const { view, step, onPress, ...ways } = props
  const { desk } = view
  const here = desk?.visitor !== null
  const owed = desk?.state === 'called' ? (desk.visitor?.recallsOwed ?? 0) : 0
  const box = useRef<HTMLDivElement>(null)

  // The button changes by itself when nobody comes: a press that was meant for what it was before is not taken.
  const changed = useRef({ act: step.act, at: Number.NEGATIVE_INFINITY })
  if (changed.current.act !== step.act) changed.current = { act: step.act, at: performance.now() }
  const press: Props['onPress'] = (key, acts) => {
    if (!step.guided || performance.now() - changed.current.at > GUARD_MS) onPress(key, acts)
  }
  // Who worked with the focus goes on from the big button when the buttons under it change.
  const first = useRef(true)
  useEffect(() => {
    void here
    const lost = document.activeElement === null || document.activeElement === document.body
    if (!first.current && lost) box.current?.querySelector<HTMLElement>('.big')?.focus()
    first.current = false
  }, [here])

  const recallsFirst = (count: number) =>
    ways.keys ? t('absentFirst', { count, key: keyOf('recall') }) : t('absentFirstWords')
  const guide = () => {
    if (step.act === 'finishNext' && view.waitingTotal === 0) return t('visitor.nobodyWaiting')
    if (!step.guided) return undefined
    if (step.act === 'recall') return t('guide.recall')
    const minutes = view.calls.takeBackMinutes
    return minutes > 0 ? t('guide.absent', { minutes }) : t('guide.absentForGood')
  }
  return (
    <div className="acts" ref={box}>
      <div className="main-acts" data-two={step.beside !== null}>
        {step.act && (
          <ActButton {...ways} view={view} key="big" act={step.act} look="primary big" note={guide()} onPress={press} />
        )}
        {step.beside && (
          <ActButton {...ways} view={view} key={step.beside} act={step.beside} look="second" onPress={onPress} />
        )}
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
                onPress={onPress}
                note={act === 'absent' && owed > 0 ? recallsFirst(owed) : undefined}
              />
            ),
          )}
      </div>
    </div>
  )
}
