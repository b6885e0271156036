import type { Session } from 'electron'
import type { Log } from '../device/log.ts'
import { isPermitted } from './permission-rules.ts'

/** Electron grants by default: request, check and devices each need a handler that says no. */
export function denyPermissions(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const isGranted = isPermitted(permission, details.requestingUrl ?? '')
    if (!isGranted) log.warn({ permission }, 'permission denied')
    answer(isGranted)
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, details.requestingUrl || origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) refuse(session, event)
  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn({}, 'download refused')
  })
}

/** An empty choice is a refusal; without a listener Electron would choose the first device by itself in some cases. */
function refuse(session: Session, name: 'select-hid-device' | 'select-serial-port' | 'select-usb-device'): void {
  // biome-ignore lint/suspicious/noExplicitAny: three events of one shape, each with an overload of its own
  session.on(name as any, (event: Electron.Event, ...rest: unknown[]) => {
    event.preventDefault()
    const answer = rest.at(-1)
    if (typeof answer === 'function') answer('')
  })
}
