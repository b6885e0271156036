import type { Timestamp } from './common.ts'
import type { DeviceKind } from './device-kinds.ts'
import type { DisplayTrouble } from './display.ts'
import type { PrinterState } from './printer.ts'

/** What a device last had trouble with: what a display tells, what a printer tells, or that its link was lost. */
export type DeviceTrouble = DisplayTrouble['kind'] | Exclude<PrinterState, 'ready' | 'unknown'> | 'link-lost'

/** A machine or screen of the office and how it is, for who looks after them. */
export type DeviceState = {
  id: string
  kind: DeviceKind
  name: string
  /** Pages that are linked with its token just now: several desks may share one. */
  links: number
  /** Since when it is linked, or is not; `null`: not once since the hub started. */
  since: Timestamp | null
  /** Build of the page that it shows; `null` where it doesn't tell. */
  version: string | null
  /** It shows another build than the hub has: reload it. */
  outdated: boolean
  /** The display of the profile that it is set up as. */
  screen: string | null
  /** Of a printer, and of a machine the printer that its tickets come out of. */
  printer: PrinterState | null
  /** What a display says is wrong with it now. */
  troubles: DisplayTrouble[]
  /** The newest trouble since the hub started, over or not. */
  lastTrouble: { at: Timestamp; what: DeviceTrouble } | null
}

/** What `GET /api/devices` answers. */
export type DeviceList = {
  devices: DeviceState[]
  /** Displays that the profile sets up, by id. */
  screens: string[]
}

/** A device that was just added; nobody can ask for its token again. */
export type AddedDevice = {
  id: string
  /** The hub's address. */
  hub: string
  /** Of a printer, whose agent is given hub and token; `null` for what is opened and paired by its code. */
  token: string | null
  /** Pairs it once, as `ACEF-3479`; `null` for a printer. */
  code: string | null
  /** Until when the code can be used. */
  until: Timestamp | null
  /** What is opened on the device with the code in it; `null` for a printer. */
  address: string | null
  /** That address as a QR code, row by row, `1` is dark. */
  qr: string[] | null
}
