import type { DeviceState } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { Field, FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Another name for a device; it stays linked. */
export function RenameDialog(props: { device: DeviceState; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { device } = props
  const [name, setName] = useState(device.name)
  const { busy, refusal, submit } = useSubmit()
  const rename = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === device.name) return props.onDone()
    void submit(() => api('POST', `/api/devices/${device.id}`, { body: { name } }), props.onDone)
  }
  return (
    <Dialog title={t('devices.renameOf', { name: device.name })} back={t('back')} onClose={props.onClose}>
      <form className="stack-form" onSubmit={rename}>
        <Field
          label={t('devices.name')}
          value={name}
          onChange={setName}
          autoComplete="off"
          hint={t('devices.renameHint')}
          autoFocus
        />
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('people.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
