import type { Ack, DeviceState } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { Field } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** Another name for a device; it stays linked. */
export function RenameDialog(props: { device: DeviceState; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { device, onDone, onClose } = props
  const [name, setName] = useState(device.name)
  const rename = async (): Promise<Ack<object>> =>
    // The same name is nothing to tell the hub.
    name.trim() === device.name ? { ok: true } : api('POST', `/api/devices/${device.id}`, { body: { name } })
  return (
    <DialogForm
      title={t('devices.renameOf', { name: device.name })}
      confirm={t('people.save')}
      act={rename}
      onDone={onDone}
      onClose={onClose}
    >
      <Field
        label={t('devices.name')}
        value={name}
        onChange={setName}
        autoComplete="off"
        hint={t('devices.renameHint')}
        autoFocus
      />
    </DialogForm>
  )
}
