import { type AddedDevice, type DeviceKind, deviceKinds } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { Field, FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A new machine or screen: what it is and how it is called. */
export function AddDeviceDialog(props: {
  screens: readonly string[]
  onDone: (name: string, added: AddedDevice) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const id = useId()
  const [kind, setKind] = useState<DeviceKind>('display')
  const [name, setName] = useState('')
  const [screen, setScreen] = useState('')
  const { busy, refusal, submit } = useSubmit()
  const add = (event: FormEvent) => {
    event.preventDefault()
    const body = { kind, name, ...(kind === 'display' && screen && { screen }) }
    void submit(
      () => api<AddedDevice>('POST', '/api/devices', { body }),
      (added) => props.onDone(name.trim(), added),
    )
  }
  return (
    <Dialog title={t('devices.add')} back={t('back')} onClose={props.onClose}>
      <form className="stack-form" onSubmit={add}>
        <fieldset className="choices">
          <legend>{t('devices.what')}</legend>
          {deviceKinds.map((one) => (
            <label key={one} className="check">
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>
                {t(`devices.kind.${one}`)}
                <small className="hint"> – {t(`devices.about.${one}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          label={t('devices.name')}
          value={name}
          onChange={setName}
          autoComplete="off"
          hint={t('devices.nameHint')}
          autoFocus
        />
        {kind === 'display' && props.screens.length > 0 && (
          <div className="field">
            <label htmlFor={id}>{t('devices.screen')}</label>
            <select id={id} value={screen} onChange={(event) => setScreen(event.target.value)}>
              <option value="">{t('devices.ordinary')}</option>
              {props.screens.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
        )}
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('people.add')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
