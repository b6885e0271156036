import type { DeviceState } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../../shared/use-when.ts'

/** Whether a device is linked, and since when it is or is not. */
export function Linked({ device: { links, since } }: { device: DeviceState }) {
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

/** How a device is now: its printer, its display's troubles, its build. */
export function Condition({ device }: { device: DeviceState }) {
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

/** What was last wrong with a device, and when. */
export function LastTrouble({ device: { lastTrouble } }: { device: DeviceState }) {
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
