import { AddDevice, type DeviceList, type DeviceState, type PrinterState, RenameDevice } from '@poczekalnia/protocol'
import QRCode from 'qrcode'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { type Device, DeviceRefused } from './device.ts'
import { deviceRefusal } from './refusal.ts'
import type { DeviceRegistry } from './registry.ts'

/** `/api/devices`: machines and screens and how they are; add, rename and remove them. */
export function deviceRoutes(parts: {
  devices: DeviceRegistry
  session: OfficeSession
  presence: Presence
  /** Printers by the device that they are linked as, and the one that a machine's tickets come out of. */
  printing: { states(): ReadonlyMap<string, PrinterState>; printerOf(machine: string): PrinterState }
  /** Builds of the screens that this hub serves. */
  builds: ReadonlyMap<string, string>
  /** Where devices reach this hub. */
  url: string
  cutOff: (device: string) => void
}): ApiRoute[] {
  const { devices, session, presence, printing, builds, url, cutOff } = parts

  const stateOf = ({ id, kind, name }: Device): DeviceState => {
    const { stamp } = session.office.time
    const link = presence.devices.of(id)
    const shown = kind === 'display' ? presence.displays.list().filter((one) => one.name === name) : []
    const last = link?.lastTrouble
    const current = builds.get(kind)
    const links = link?.links ?? 0
    return {
      id,
      kind,
      name,
      links,
      since: link && stamp(link.since),
      version: link?.version ?? null,
      outdated: links > 0 && !!link?.version && current !== undefined && link.version !== current,
      screen: shown[0]?.screen ?? null,
      printer: printerOf({ id, kind, name }),
      troubles: shown.flatMap(({ troubles }) => troubles),
      lastTrouble: last ? { at: stamp(last.at), what: last.what } : null,
    }
  }
  const printerOf = ({ id, kind }: Device) => {
    if (kind === 'printer') return printing.states().get(id) ?? 'offline'
    return kind === 'kiosk' ? printing.printerOf(id) : null
  }

  return [
    forStaff('read-devices', {
      method: 'GET',
      path: '/api/devices',
      async run() {
        const all = await devices.listParts()
        const list: DeviceList = {
          // The printer inside a machine is told of with the machine.
          devices: all.filter(({ of }) => of === null).map(stateOf),
          screens: session.office.profile.displays.map(({ id }) => id),
        }
        return { ok: true, ...list }
      },
    }),
    forStaff('edit-devices', {
      method: 'POST',
      path: '/api/devices',
      body: AddDevice,
      run: ({ body: { kind, name, screen }, actor }) =>
        wording(name, async () => {
          const known = session.office.profile.displays.map(({ id }) => id)
          if (screen !== undefined && (kind !== 'display' || !known.includes(screen)))
            return refused({ code: 'bad-request', field: 'screen', expected: `one of: ${known.join(', ')}` })
          const { id, token } = await devices.add(kind, name, { actor })
          const which = screen === undefined ? '' : `&screen=${screen}`
          const address = kind === 'printer' ? null : `${url}/${kind}#token=${token}${which}`
          return { ok: true, id, hub: url, token, address, qr: address && qrRows(address) }
        }),
    }),
    forStaff('edit-devices', {
      method: 'POST',
      path: '/api/devices/:id',
      body: RenameDevice,
      run: ({ params: { id = '' }, body: { name }, actor }) =>
        wording(name, async () => {
          await devices.rename(id, name, actor)
          // They come again at once and are then known by the new name.
          for (const one of await devices.listParts()) if (one.id === id || one.of === id) cutOff(one.id)
          return { ok: true }
        }),
    }),
    forStaff('edit-devices', {
      method: 'DELETE',
      path: '/api/devices/:id',
      run: ({ params: { id = '' }, actor }) =>
        wording(id, async () => {
          const all = await devices.listParts()
          if (!all.some((one) => one.id === id)) return refused({ code: 'device-unknown', device: id })
          await devices.remove(id, actor)
          for (const one of all) if (one.id === id || one.of === id) cutOff(one.id)
          return { ok: true }
        }),
    }),
  ]
}

/** Runs what the registry may refuse; that is told in the words of the protocol. */
async function wording<Answer>(named: string, act: () => Promise<Answer>) {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof DeviceRefused)) throw error
    return refused(deviceRefusal(error, named))
  }
}

/** A QR code (ISO/IEC 18004) row by row, without its quiet zone. */
function qrRows(text: string): string[] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, row) => row)
  return rows.map((row) => rows.map((column) => (modules.get(row, column) === 1 ? '1' : '0')).join(''))
}
