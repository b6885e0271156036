import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import { gatewayHeader } from '@poczekalnia/server/gateway-header'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import { z } from 'zod'
import type { Staff } from './staff.ts'

const Asked = z.strictObject({ name: z.string().max(200) })
const LARGEST = 4_096

/**
 * What the gateway of several offices asks for itself, over a socket that nobody else reaches: whether somebody of a
 * name works here. An office without a gateway has none of it.
 */
export function gatewayRoutes({ staff, endpoint }: { staff: Staff; endpoint: Pick<HttpEndpoint, 'base'> }): Route[] {
  if (endpoint.base === '') return []
  return [
    {
      matches: (method, path) => method === 'POST' && path === '/api/gateway/knows',
      async answer(request, response, notFound) {
        if (request.headers[gatewayHeader] !== '1') return notFound()
        const asked = Asked.safeParse(JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST))))
        if (!asked.success) return notFound()
        await staff.parts.accounts.refresh()
        respondJson(response, 200, { known: staff.parts.accounts.named(asked.data.name) !== null })
      },
    },
  ]
}
