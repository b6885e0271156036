import { type AddedDevice, type DeviceKind, deviceKinds } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { Field } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'

/** A new machine or screen: what it is and how it is called. */
export function AddDeviceDialog(props: {
  screens: readonly string[]
  onDone: (name: string, added: AddedDevice) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { screens, onDone, onClose } = props
  const [kind, setKind] = useState<DeviceKind>('display')
  const [name, setName] = useState('')
  const [screen, setScreen] = useState('')
  const body = { kind, name, ...(kind === 'display' && screen && { screen }) }
  return (
    <DialogForm
      title={t('devices.add')}
      confirm={t('people.add')}
      act={() => api<AddedDevice>('POST', '/api/devices', { body })}
      onDone={(added) => onDone(name.trim(), added)}
      onClose={onClose}
    >
      <Choices
        title={t('devices.what')}
        choices={deviceKinds.map((id) => ({ id, name: t(`devices.kind.${id}`), hint: t(`devices.about.${id}`) }))}
        chosen={kind}
        onChoose={setKind}
      />
      <Field
        label={t('devices.name')}
        value={name}
        onChange={setName}
        autoComplete="off"
        hint={t('devices.nameHint')}
        autoFocus
      />
      {kind === 'display' && screens.length > 0 && (
        <SelectField label={t('devices.screen')} value={screen} onChange={setScreen}>
          <option value="">{t('devices.ordinary')}</option>
          {screens.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      )}
    </DialogForm>
  )
}
