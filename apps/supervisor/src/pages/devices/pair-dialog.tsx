import type { AddedDevice } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { QrCode } from './qr-code.tsx'

/** How a new device is linked, shown once: nobody can ask for its token again. */
export function PairDialog(props: { name: string; added: AddedDevice; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { address, hub, token, qr } = props.added
  return (
    <Dialog title={t('devices.pairTitle', { name: props.name })} back={t('devices.pairDone')} onClose={props.onClose}>
      <p>{address ? t('devices.pairText') : t('devices.pairPrinter')}</p>
      <div className="pairing">
        {qr && <QrCode rows={qr} label={t('devices.qr')} />}
        <dl>
          {address && (
            <div>
              <dt>{t('devices.address')}</dt>
              <dd>{address}</dd>
            </div>
          )}
          <div>
            <dt>{t('devices.hub')}</dt>
            <dd>{hub}</dd>
          </div>
          <div>
            <dt>{t('devices.token')}</dt>
            <dd>{token}</dd>
          </div>
        </dl>
      </div>
      <p className="hint">{t('devices.once')}</p>
    </Dialog>
  )
}
