import {
  AddDevice,
  type AddedDevice,
  type DeviceList,
  type DeviceState,
  PAIRING_MINUTES,
  Pair,
  type PrinterState,
  pairingAddress,
  RenameDevice,
  shownPairingCode,
} from '@poczekalnia/protocol'
import { GrowingPauses, type Pauses } from '@poczekalnia/server/growing-pauses'
import QRCode from 'qrcode'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forAnybody, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { type Device, DeviceRefused } from './device.ts'
import { deviceRefusal } from './refusal.ts'
import type { DeviceRegistry } from './registry.ts'

/** Wrong codes of one address that cost nothing, and the pauses after that. */
const pauses: Pauses = { free: 5, first: 5_000, longest: 2 * 60_000, forgive: 60_000 }

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

  const tries = new GrowingPauses()
  /** A code for a device, and the address that brings it. */
  const withCode = async (device: string, screen: string | undefined, actor: string): Promise<AddedDevice> => {
    const { id, kind, code } = await devices.makeCode(device, { screen, actor })
    const until = session.office.time.stamp(session.now() + PAIRING_MINUTES * 60_000)
    const address = pairingAddress(url, kind, code)
    return { id, hub: url, token: null, code: shownPairingCode(code), until, address, qr: qrRows(address) }
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
          if (kind !== 'printer') return { ok: true, ...(await withCode(id, screen, actor)) }
          const added: AddedDevice = { id, hub: url, token, code: null, until: null, address: null, qr: null }
          return { ok: true, ...added }
        }),
    }),
    forStaff('edit-devices', {
      method: 'POST',
      path: '/api/devices/:id/code',
      run: ({ params: { id = '' }, actor }) =>
        wording(id, async () => ({ ok: true, ...(await withCode(id, undefined, actor)) })),
    }),
    forAnybody({
      method: 'POST',
      path: '/api/pair',
      body: Pair,
      async run({ body: { kind, code }, address }) {
        const seconds = tries.waitSeconds(address, performance.now())
        if (seconds > 0) return refused({ code: 'rate-limited', seconds })
        // Counted before it is known to be wrong, so that many at once are not all free.
        tries.charge(address, pauses, performance.now())
        const paired = await devices.pair(kind, code)
        if (paired === null) return refused({ code: 'pairing-code-wrong' })
        tries.takeBack(address)
        if ('elsewhere' in paired) return refused({ code: 'pairing-code-elsewhere', kind: paired.elsewhere })
        const { id, ...answer } = paired
        cutOff(id)
        return { ok: true, ...answer }
      },
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
