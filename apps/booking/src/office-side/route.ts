import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from '@poczekalnia/server/endpoint'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import type { z } from 'zod'
import { hubOnly } from '../hub-only.ts'

/** The codes of a large day are the largest that is told. */
const LARGEST = 512 * 1024

/**
 * What the office's hub asks, `/<office>/office/<path>`: a question by its schema, and what answers it. Nobody else is
 * told that it is there; what is asked wrongly is answered with the field.
 */
export function hubRoutes(office: string, token: string) {
  const isHub = hubOnly(token)
  const route = <Asked>(
    method: 'GET' | 'POST',
    path: string,
    schema: z.ZodType<Asked>,
    run: (asked: Asked) => Promise<object> | object,
  ): Route => ({
    matches: (asked, at) => asked === method && at === `/${office}/office/${path}`,
    async answer(request, response, notFound) {
      if (!isHub(request)) return notFound()
      const asked = read(schema, method === 'GET' ? queryOf(request) : await jsonOf(request), response)
      if (asked !== null) respondJson(response, 200, await run(asked.value))
    },
  })
  return route
}

const queryOf = (request: IncomingMessage): unknown =>
  Object.fromEntries(new URL(request.url ?? '/', 'http://site').searchParams)

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST)))
  } catch {
    return null
  }
}

/** What was asked, or an answer that says which field is wrong. */
function read<T>(schema: z.ZodType<T>, given: unknown, response: ServerResponse): { value: T } | null {
  const parsed = schema.safeParse(given)
  if (parsed.success) return { value: parsed.data }
  const [issue] = parsed.error.issues
  respondJson(response, 400, { error: { field: issue?.path.join('.') || 'body', expected: issue?.message } })
  return null
}
