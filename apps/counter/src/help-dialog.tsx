import { useTranslation } from 'react-i18next'
import { acts } from './acts.ts'
import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { helpKey, keyOf } from './shortcuts.ts'

/** Every key, and the switch that turns them off. */
export function HelpDialog(props: { enabled: boolean; onEnable: (enabled: boolean) => void; onClose: () => void }) {
  const { t } = useTranslation('counter')
  const rows = [
    ...acts.map((act) => ({ id: act, key: keyOf(act), label: t(`act.${act}`) })),
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
