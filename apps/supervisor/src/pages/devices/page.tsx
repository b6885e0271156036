import './devices.css'
import type { AddedDevice, DeviceState } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SureDialog } from '../../shared/sure-dialog.tsx'
import { useDevices } from '../../shared/use-devices.ts'
import { AddDeviceDialog } from './add-device-dialog.tsx'
import { DevicesTable } from './devices-table.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

type OpenDialog =
  | { what: 'add' }
  | { what: 'rename' | 'remove'; device: DeviceState }
  | { what: 'pair'; name: string; added: AddedDevice }

/**
 * Every machine and screen: linked or not and since when, its printer, its build, what was last wrong; add, rename,
 * remove.
 */
export default function DevicesPage() {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const { answer: list, again } = useDevices()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const { submit, refusal } = useSubmit()
  const close = () => setDialog(null)
  const pair = (device: DeviceState) =>
    submit(
      () => api<AddedDevice>('POST', `/api/devices/${device.id}/code`),
      (added) => setDialog({ what: 'pair', name: device.name, added }),
    )
  const done = () => {
    setDialog(null)
    again()
  }
  if (!list) return <p role="status">{t('starting')}</p>
  return (
    <>
      {view.rights.includes('edit-devices') && (
        <div className="toolbar">
          <button type="button" className="button primary" onClick={() => setDialog({ what: 'add' })}>
            <Plus aria-hidden="true" />
            {t('devices.add')}
          </button>
        </div>
      )}
      {refusal && <FormMessage refusal={refusal} />}
      <DevicesTable
        devices={list.devices}
        onPair={(device) => void pair(device)}
        onRename={(device) => setDialog({ what: 'rename', device })}
        onRemove={(device) => setDialog({ what: 'remove', device })}
      />
      {dialog?.what === 'add' && (
        <AddDeviceDialog
          screens={list.screens}
          onDone={(name, added) => {
            setDialog({ what: 'pair', name, added })
            again()
          }}
          onClose={close}
        />
      )}
      {dialog?.what === 'pair' && <PairDialog name={dialog.name} added={dialog.added} onClose={close} />}
      {dialog?.what === 'rename' && <RenameDialog device={dialog.device} onDone={done} onClose={close} />}
      {dialog?.what === 'remove' && (
        <SureDialog
          title={t('devices.removeTitle', { name: dialog.device.name })}
          confirm={t('devices.removeConfirm')}
          act={() => api('DELETE', `/api/devices/${dialog.device.id}`)}
          onDone={done}
          onClose={close}
        >
          <p>{t('devices.removeText')}</p>
        </SureDialog>
      )}
    </>
  )
}
