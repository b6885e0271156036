import { roles } from '@poczekalnia/protocol'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import { z } from 'zod'
import { gatewayRoute } from '../../transport/http/gateway-route.ts'
import { sessionCookie } from '../../transport/http/session-cookie.ts'
import { enterByDirectory, leaveByDirectory } from './by-directory.ts'
import type { Staff } from './staff.ts'

const Known = z.strictObject({ name: z.string().max(200) })
/** `role` left out: they have none here. */
const Entering = z.strictObject({
  subject: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().optional(),
  role: z.enum(roles).optional(),
  queues: z.array(z.string()).optional(),
})

/**
 * What the gateway of several offices asks for itself, over a socket that nobody else reaches: whether somebody of a
 * name works here, and to let somebody in whom the region's directory vouches for. An office without a gateway has none
 * of it.
 */
export function gatewayRoutes(parts: {
  staff: Staff
  endpoint: Pick<HttpEndpoint, 'base'>
  office: string
  publicUrl: string
}): Route[] {
  const { staff, endpoint, office, publicUrl } = parts
  if (endpoint.base === '') return []
  return [
    gatewayRoute('/api/gateway/knows', Known, async ({ name }) => {
      await staff.parts.accounts.refresh()
      return { known: staff.parts.accounts.named(name) !== null }
    }),
    gatewayRoute('/api/gateway/enter', Entering, async ({ subject, name, role, queues }, response) => {
      if (name !== undefined && role !== undefined) {
        const { token } = await enterByDirectory(staff.parts, { subject, name, role, queues })
        const secure = publicUrl.startsWith('https:')
        response.setHeader('set-cookie', sessionCookie(token, { office, base: endpoint.base, secure }))
      } else await leaveByDirectory(staff.parts, subject)
      staff.changed()
      return {}
    }),
  ]
}
