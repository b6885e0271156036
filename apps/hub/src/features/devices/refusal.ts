import type { WireError } from '@poczekalnia/protocol'
import type { DeviceRefused } from './device.ts'

/** What the registry refuses, in the words of the protocol. `named`: the device that was asked for. */
export function deviceRefusal({ code }: DeviceRefused, named: string): WireError {
  switch (code) {
    case 'name-taken':
      return { code: 'device-name-taken', name: named }
    case 'name-unfit':
      return { code: 'bad-request', field: 'name', expected: '1 to 60 printable characters' }
    case 'no-code':
      return { code: 'bad-request', field: 'id', expected: 'a device that is paired by a code; a printer is not' }
    case 'unknown':
    case 'ambiguous':
      return { code: 'device-unknown', device: named }
    default:
      return code satisfies never
  }
}
