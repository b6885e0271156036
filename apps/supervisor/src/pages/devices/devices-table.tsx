import type { DeviceState } from '@poczekalnia/protocol'
import { Monitor, Printer, Tablet, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { Condition, LastTrouble, Linked } from './device-state.tsx'

type Acts = Record<'onRename' | 'onPair' | 'onRemove', (device: DeviceState) => void>

const icons = { kiosk: Tablet, display: Monitor, counter: UserRound, printer: Printer } as const

/** Each machine and screen a row: what it is, how it is, and what can be done with it. */
export function DevicesTable({ devices, ...acts }: Acts & { devices: readonly DeviceState[] }) {
  const { t } = useTranslation('supervisor')
  return (
    <table className="table folds devices" aria-label={t('pages.devices')}>
      <TableHead columns={[t('devices.device'), t('devices.link'), t('devices.how'), t('devices.last')]} />
      <tbody>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} {...acts} />
        ))}
      </tbody>
    </table>
  )
}

function DeviceRow({ device, onRename, onPair, onRemove }: Acts & { device: DeviceState }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const Icon = icons[device.kind]
  return (
    <tr>
      <th scope="row">
        <div className="device-name">
          <Icon aria-hidden="true" />
          <span>
            {device.name}
            <small>
              {t(`devices.kind.${device.kind}`)}
              {device.screen && ` · ${device.screen}`}
            </small>
          </span>
        </div>
      </th>
      <Linked device={device} />
      <td data-label={t('devices.how')}>
        <Condition device={device} />
      </td>
      <td data-label={t('devices.last')}>
        <LastTrouble device={device} />
      </td>
      <td>
        {view.rights.includes('edit-devices') && (
          <div className="row-acts">
            <button
              type="button"
              className="button"
              aria-label={t('devices.renameOf', { name: device.name })}
              onClick={() => onRename(device)}
            >
              {t('devices.rename')}
            </button>
            {device.kind !== 'printer' && (
              <button
                type="button"
                className="button"
                aria-label={t('devices.pairAnewOf', { name: device.name })}
                onClick={() => onPair(device)}
              >
                {t('devices.pairAnew')}
              </button>
            )}
            <button
              type="button"
              className="button"
              aria-label={t('devices.removeOf', { name: device.name })}
              onClick={() => onRemove(device)}
            >
              {t('devices.remove')}
            </button>
          </div>
        )}
      </td>
    </tr>
  )
}
