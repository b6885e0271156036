import type { CounterView } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { type Act, deskActs, isAvailable, primaryAct, visitorActs } from './acts.ts'
import { KeyCap } from './key-cap.tsx'
import { keyOf } from './shortcuts.ts'

type Props = { view: CounterView; busy: boolean; linked: boolean; keys: boolean; onAct: (act: Act) => void }

/**
 * A button stays in the tab order while it can't be used (`aria-disabled`): the focus must not fall off the page each
 * time an act changes what is possible.
 */
function ActButton({
  act,
  view,
  busy,
  linked,
  keys,
  onAct,
  big = false,
  note,
}: Props & { act: Act; big?: boolean; note?: string | undefined }) {
  const { t } = useTranslation('counter')
  const usable = linked && isAvailable(act, view)
  return (
    <button
      type="button"
      className={big ? 'button primary big' : 'button'}
      data-act={act}
      aria-disabled={!usable || busy}
      aria-busy={busy}
      aria-keyshortcuts={keys ? keyOf(act) : undefined}
      onClick={() => {
        if (usable) onAct(act)
      }}
    >
      <span>
        {big && busy ? t('act.busy') : t(`act.${act}`)}
        {note && <small>{note}</small>}
      </span>
      {keys && <KeyCap>{keyOf(act)}</KeyCap>}
    </button>
  )
}

/** The one big button that comes next, and under it the rest, always in the same places. */
export function ActButtons(props: Props) {
  const { t } = useTranslation('counter')
  const { desk } = props.view
  const primary = desk && primaryAct(desk.state)
  const owed = desk?.state === 'called' ? (desk.visitor?.recallsOwed ?? 0) : 0
  return (
    <div className="acts">
      {primary && <ActButton {...props} act={primary} big />}
      <div className="rest">
        {[...visitorActs, ...deskActs].map((act) => (
          <ActButton
            key={act}
            {...props}
            act={act}
            note={act === 'absent' && owed > 0 ? t('absentFirst', { left: owed }) : undefined}
          />
        ))}
      </div>
    </div>
  )
}
