import type { AddedDevice } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../../shared/use-when.ts'
import { QrCode } from './qr-code.tsx'

/** How a device is linked: by a code that works once and for ten minutes; a printer by what is shown only now. */
export function PairDialog(props: { name: string; added: AddedDevice; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const when = useWhen()
  const { address, hub, token, code, until, qr } = props.added
  const rows = code ? { address: address?.split('#')[0] ?? '', code } : { hub, token: token ?? '' }
  return (
    <Dialog title={t('devices.pairTitle', { name: props.name })} back={t('devices.pairDone')} onClose={props.onClose}>
      <p>{code ? t('devices.pairText') : t('devices.pairPrinter')}</p>
      <div className="pairing">
        {qr && <QrCode rows={qr} label={t('devices.qr')} />}
        <dl>
          {Object.entries(rows).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`devices.${name}`)}</dt>
              <dd data-name={name}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="hint">{until ? t('devices.until', { when: when(until) }) : t('devices.once')}</p>
    </Dialog>
  )
}
