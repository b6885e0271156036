import type { CounterView } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { acts, exists } from './acts.ts'
import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { helpKey, keyOf, listKey } from './shortcuts.ts'
import type { Announcing } from './use-announcing.ts'

/** Every key of this office's desk, the switch that turns them off, and the one of the announcing. */
export function HelpDialog(props: {
  view: Pick<CounterView, 'grounds' | 'desks' | 'desk'>
  enabled: boolean
  announcing: Announcing
  onEnable: (enabled: boolean) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { view, announcing } = props
  const rows = [
    ...acts
      .filter((act) => view.desk === null || exists(act, view))
      .map((act) => ({ id: act, key: keyOf(act), label: t(`act.${act}`) })),
    { id: 'list', key: listKey, label: t('waiting.list') },
    { id: 'help', key: helpKey, label: t('dialog.helpThis') },
    { id: 'back', key: 'Esc', label: t('dialog.helpBack') },
  ]
  return (
    <Dialog title={t('dialog.helpTitle')} onClose={props.onClose}>
      <p>{t('dialog.helpText')}</p>
      <label className="check">
        <input type="checkbox" checked={props.enabled} onChange={(event) => props.onEnable(event.target.checked)} />
        {t('dialog.helpKeys')}
      </label>
      <label className="check">
        <input type="checkbox" checked={announcing.on} onChange={(event) => announcing.turn(event.target.checked)} />
        {t('announce.setting')}
      </label>
      <dl className="keys">
        {rows.map((row) => (
          <div key={row.id}>
            <dt>
              <KeyCap>{row.key}</KeyCap>
              <span className="visually-hidden">{row.key}</span>
            </dt>
            <dd>{row.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
