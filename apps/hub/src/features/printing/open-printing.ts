import type { OfficeSession } from '../../office/session.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import { type PrintDispatcher, printDispatcher } from './print-dispatcher.ts'
import { documentOf } from './ticket-facts.ts'

/** The office's printing: each ticket on the printer of its machine, with the address that phones reach its page by. */
export function openPrinting(parts: {
  session: OfficeSession
  devices: Pick<DeviceRegistry, 'idOf'>
  publicUrl: string
  onChange: () => void
}): PrintDispatcher {
  const { session, devices, publicUrl, onChange } = parts
  return printDispatcher({
    session,
    document: (ticket) => documentOf(session, ticket, publicUrl),
    machineOf: (issuedBy) =>
      issuedBy.startsWith('kiosk:') ? (devices.idOf('kiosk', issuedBy.slice('kiosk:'.length)) ?? issuedBy) : issuedBy,
    onChange,
  })
}
