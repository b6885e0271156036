import type { ServerResponse } from 'node:http'
import type { Route } from '@poczekalnia/server/endpoint'
import { gatewayHeader } from '@poczekalnia/server/gateway-header'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import type { z } from 'zod'

const LARGEST = 65_536

/** A route of the office's own socket that only the gateway of several offices is answered at; JSON both ways. */
export function gatewayRoute<Body>(
  path: string,
  body: z.ZodType<Body>,
  run: (body: Body, response: ServerResponse) => unknown,
): Route {
  return {
    matches: (method, asked) => method === 'POST' && asked === path,
    async answer(request, response, notFound) {
      if (request.headers[gatewayHeader] !== '1') return notFound()
      const given = body.safeParse(JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST))))
      if (given.success) respondJson(response, 200, await run(given.data, response))
      else notFound()
    },
  }
}
