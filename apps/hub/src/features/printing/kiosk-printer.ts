import type { Route } from '@poczekalnia/server/endpoint'
import { respondJson } from '@poczekalnia/server/respond'
import { respondError } from '../../transport/http/respond-error.ts'
import { DeviceRefused, type DeviceRegistry } from '../devices/index.ts'
import { deviceRefusal } from '../devices/refusal.ts'

/**
 * `POST /api/kiosk/printer`: a kiosk proves itself and gets the token of the printer that is built into it
 * (docs/protocol.md). So a machine is paired with one code, and printing has a token of its own all the same
 * (docs/decisions/0061-one-code-two-tokens.md).
 */
export function kioskPrinterRoute(devices: DeviceRegistry): Route {
  return {
    matches: (method, path) => method === 'POST' && path === '/api/kiosk/printer',
    async answer(request, response) {
      const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
      const kiosk = token === undefined ? null : await devices.find(token)
      if (!kiosk) {
        respondError(response, 401, { code: 'unauthorised' }, 'The token is missing or not known.')
        return
      }
      if (kiosk.kind !== 'kiosk') {
        respondError(response, 403, { code: 'forbidden', allowed: 'kiosk' }, 'Only a kiosk has a printer built in.')
        return
      }
      try {
        const printer = await devices.addPrinterOf(kiosk)
        respondJson(response, 200, { token: printer.token })
      } catch (error) {
        if (!(error instanceof DeviceRefused)) throw error
        respondError(response, 409, deviceRefusal(error, kiosk.name), error.message)
      }
    },
  }
}
