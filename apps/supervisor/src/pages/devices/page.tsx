import './devices.css'
import type { AddedDevice, DeviceState } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { Monitor, Plus, Printer, Tablet, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SureDialog } from '../people/sure-dialog.tsx'
import { TableHead } from '../table-head.tsx'
import { useDevices } from '../use-devices.ts'
import { AddDeviceDialog } from './add-device-dialog.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

type OpenDialog =
  | { what: 'add' }
  | { what: 'rename' | 'remove'; device: DeviceState }
  | { what: 'pair'; name: string; added: AddedDevice }

const icons = { kiosk: Tablet, display: Monitor, counter: UserRound, printer: Printer } as const

/** Every machine and screen: linked or not and since when, its printer, its build, what was last wrong; add, rename, remove. */
export default function DevicesPage() {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const { list, reload } = useDevices()
  const [asked, setAsked] = useState<OpenDialog | null>(null)
  const close = () => setAsked(null)
  const done = () => {
    setAsked(null)
    reload()
  }
  const mayEdit = view.rights.includes('edit-devices')
  if (!list) return <p role="status">{t('starting')}</p>
  return (
    <>
      {mayEdit && (
        <div className="toolbar">
          <button type="button" className="button primary" onClick={() => setAsked({ what: 'add' })}>
            <Plus aria-hidden="true" />
            {t('devices.add')}
          </button>
        </div>
      )}
      <table className="table folds devices" aria-label={t('pages.devices')}>
        <TableHead columns={[t('devices.device'), t('devices.link'), t('devices.how'), t('devices.last')]} />
        <tbody>
          {list.devices.map((device) => {
            const Icon = icons[device.kind]
            return (
              <tr key={device.id}>
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
                  <How device={device} />
                </td>
                <td data-label={t('devices.last')}>
                  <Last device={device} />
                </td>
                <td>
                  {mayEdit && (
                    <div className="row-acts">
                      <button
                        type="button"
                        className="button"
                        aria-label={t('devices.renameOf', { name: device.name })}
                        onClick={() => setAsked({ what: 'rename', device })}
                      >
                        {t('devices.rename')}
                      </button>
                      <button
                        type="button"
                        className="button"
                        aria-label={t('devices.removeOf', { name: device.name })}
                        onClick={() => setAsked({ what: 'remove', device })}
                      >
                        {t('devices.remove')}
                      </button>
                    </div>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {asked?.what === 'add' && (
        <AddDeviceDialog
          screens={list.screens}
          onDone={(name, added) => {
            setAsked({ what: 'pair', name, added })
            reload()
          }}
          onClose={close}
        />
      )}
      {asked?.what === 'pair' && <PairDialog name={asked.name} added={asked.added} onClose={close} />}
      {asked?.what === 'rename' && <RenameDialog device={asked.device} onDone={done} onClose={close} />}
      {asked?.what === 'remove' && (
        <SureDialog
          title={t('devices.removeTitle', { name: asked.device.name })}
          text={t('devices.removeText')}
          confirm={t('devices.removeConfirm')}
          act={() => api('DELETE', `/api/devices/${asked.device.id}`)}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  )
}

function useWhen(): (stamp: string) => string {
  const { clock, language } = useRoom()
  return (stamp) => {
    const time = clock.wallTime(stamp)
    return clock.plainDate(stamp) === clock.plainDate() ? time : `${clock.formatDate(language, stamp)}, ${time}`
  }
}

function Linked({ device: { links, since } }: { device: DeviceState }) {
  const { t } = useTranslation('supervisor')
  const when = useWhen()
  return (
    <td className="device-link" data-linked={links > 0}>
      <strong>
        {links === 0 ? t('devices.notLinked') : links === 1 ? t('devices.linked') : t('devices.linkedTimes', { links })}
      </strong>
      <small>{since ? t('devices.since', { when: when(since) }) : t('devices.never')}</small>
    </td>
  )
}

/** How it is now: its printer, its display's troubles, its build. */
function How({ device }: { device: DeviceState }) {
  const { t } = useTranslation('supervisor')
  const { printer, troubles, outdated, version, links } = device
  const said = [
    printer !== null ? t(`devices.printer.${printer}`) : null,
    ...troubles.map((trouble) =>
      trouble.kind === 'voice'
        ? t('devices.voice', { language: trouble.language, count: trouble.count })
        : t(`devices.trouble.${trouble.kind}`),
    ),
    outdated ? t('devices.outdated') : null,
  ].filter((text) => text !== null)
  const wrong = troubles.length > 0 || outdated || (printer !== null && printer !== 'ready')
  return (
    <>
      {said.length === 0 && (links > 0 ? t('devices.fine') : '–')}
      {said.map((text) => (
        <p key={text} className={wrong ? 'device-wrong' : undefined}>
          {text}
        </p>
      ))}
      {version && <small>{t('devices.version', { version })}</small>}
    </>
  )
}

function Last({ device: { lastTrouble } }: { device: DeviceState }) {
  const { t } = useTranslation('supervisor')
  const when = useWhen()
  if (!lastTrouble) return <>–</>
  return (
    <>
      {t(`devices.trouble.${lastTrouble.what}`)}
      <small>{when(lastTrouble.at)}</small>
    </>
  )
}
