import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Ack, ErrorCode, StaffAct, WireError } from '@poczekalnia/protocol'
import { isGone } from '@poczekalnia/server/client-gone'
import { type HttpEndpoint, isOwnOrigin, type Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { readBody, respond, respondJson, safe, TooLarge } from '@poczekalnia/server/respond'
import { z } from 'zod'
import { type Member, memberActor, refusalOf } from '../member.ts'
import { badRequest, refused } from '../refused.ts'
import type { SignIns } from '../sign-ins.ts'
import { TooBusy } from '../too-busy.ts'
import { cookieToken, sessionCookie } from './session-cookie.ts'

/** Bytes that are no UTF-8 are nobody's text: nothing is guessed in their place. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A JSON body is small; what is larger (a CSV file) is taken as `bytes`. */
const LARGEST_JSON = 64 * 1024

/** Anything but JSON: a CSV file to save. A body that comes in pieces is sent as it comes. */
export class FileAnswer {
  readonly type: string
  readonly name: string | null
  readonly body: string | Uint8Array | AsyncIterable<string>
  /** @param name under which a browser saves it; `null`: it shows it */
  constructor(type: string, name: string | null, body: FileAnswer['body']) {
    this.type = type
    this.name = name
    this.body = body
  }
}

/** Who asks for what. */
export type RequestContext<Body, Query, By> = {
  by: By
  /** How the log names who asks (ALL-8). */
  actor: string
  body: Body
  query: Query
  /** What stood in the path's place of `:id`. */
  params: Record<string, string>
  /** IP address of who asks. */
  address: string
  /** The session's cookie of this browser: set, or taken away with `null`. */
  setSession(token: string | null): void
  response: ServerResponse
}

type Answer = Ack<object> | FileAnswer
type Definition<Body, Query, By> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/api/accounts/:id` */
  path: `/api/${string}`
  /** The body as JSON; without it there is none. */
  body?: z.ZodType<Body>
  /** Bytes of the body at most, where that is not a small one. */
  largest?: number
  /** The address's `?…`; without it nothing may stand there. */
  query?: z.ZodType<Query>
  /** Asked by a page alone, again and again: it keeps nobody's session alive. */
  isAlone?: boolean
  run(asking: RequestContext<Body, Query, By>): Promise<Answer> | Answer
}

/** A route with what it asks for before it runs; made by `forStaff` and `forAnybody`. */
export type ApiRoute = {
  method: string
  path: string
  /** The act that it is; `signed-in`: whoever is signed in; `anybody`: also who is not. */
  who: StaffAct | 'signed-in' | 'anybody'
  /** The body as JSON, or bytes of any kind; `null`: there is none. */
  body: z.ZodType | 'bytes' | null
  /** Bytes of the body at most. */
  largest: number
  query: z.ZodType
  isAlone: boolean
  /** Checks the query, then the body, each by the route's own schema, and leads to what the route does. */
  check(query: unknown): Checked<(body: unknown) => Checked<(context: Unread) => Promise<Answer> | Answer>>
}

type Checked<Value> = { ok: true; value: Value } | { ok: false; error: WireError }
/** Who asks, before anybody knows whether what they ask is well-formed. */
type Unread = Omit<RequestContext<undefined, undefined, Member | null>, 'body' | 'query'>

const nothing = z.strictObject({})

/** A schema's types stay in the route whose they are: from outside all routes are one kind. */
function checkedBy<Body, Query>(
  query: z.ZodType<Query> | undefined,
  readBody: (body: unknown) => Checked<Body>,
  run: (context: RequestContext<Body, Query, Member | null>) => Promise<Answer> | Answer,
): ApiRoute['check'] {
  // Without a schema of its own `Query` is what `nothing` lets pass.
  const schema = query ?? (nothing as z.ZodType<unknown> as z.ZodType<Query>)
  return (given) => {
    const asked = schema.safeParse(given)
    if (!asked.success) return refused(badRequest(asked.error))
    return {
      ok: true,
      value: (bytes) => {
        const body = readBody(bytes)
        if (!body.ok) return body
        return { ok: true, value: (context) => run({ ...context, body: body.value, query: asked.data }) }
      },
    }
  }
}

/** Reads a body by its schema; a route without one has `undefined`. */
function jsonBody<Body>(schema: z.ZodType<Body> | undefined): (body: unknown) => Checked<Body> {
  return (body) => {
    if (!schema) return { ok: true, value: undefined as Body }
    const parsed = schema.safeParse(body)
    return parsed.success ? { ok: true, value: parsed.data } : refused(badRequest(parsed.error))
  }
}

const asBytes = (body: unknown): Checked<Uint8Array> =>
  body instanceof Uint8Array
    ? { ok: true, value: body }
    : refused({ code: 'bad-request', field: 'body', expected: 'bytes' })

/** `answer` lets nobody come this far who is not signed in; the types know it from here on. */
const forMembers =
  <Body, Query>(run: Definition<Body, Query, Member>['run']) =>
  (context: RequestContext<Body, Query, Member | null>) =>
    context.by ? run({ ...context, by: context.by }) : refused({ code: 'sign-in-needed' })

/**
 * A route for those whose role may do `act`, or for whoever is signed in.
 * @example forStaff('read-log', { method: 'GET', path: '/api/log', query: LogQuery, run: ({ query }) => ({ ok: true, …
 * }) })
 */
export function forStaff<Body = undefined, Query = Record<never, never>>(
  act: StaffAct | 'signed-in',
  { method, path, body, largest, query, isAlone = false, run }: Definition<Body, Query, Member>,
): ApiRoute {
  const check = checkedBy(query, jsonBody(body), forMembers(run))
  const most = largest ?? LARGEST_JSON
  return { method, path, who: act, body: body ?? null, largest: most, query: query ?? nothing, isAlone, check }
}

/** As `forStaff`, for a body of any kind (a CSV file) of at most `largest` bytes. */
export function forStaffUpload<Query = Record<never, never>>(
  act: StaffAct,
  { method, path, query, run, largest }: Definition<Uint8Array, Query, Member> & { largest: number },
): ApiRoute {
  const check = checkedBy(query, asBytes, forMembers(run))
  return { method, path, who: act, body: 'bytes', largest, query: query ?? nothing, isAlone: false, check }
}

/** A route for everybody who reaches the hub; `by` is who is signed in, if anybody is. */
export function forAnybody<Body = undefined, Query = Record<never, never>>({
  method,
  path,
  body,
  query,
  run,
}: Definition<Body, Query, Member | null>): ApiRoute {
  const check = checkedBy(query, jsonBody(body), run)
  const about = { who: 'anybody', body: body ?? null, largest: LARGEST_JSON, isAlone: false } as const
  return { method, path, ...about, query: query ?? nothing, check }
}

/**
 * Ties API routes to the hub, and goes one way with each: own page? may they? well-formed? done; answered. `ok: true`
 * goes out as its own fields with status 200, a refusal as `{"error":{"code":…}}`, code and facts of the closed list
 * (docs/protocol.md).
 */
export function apiRoutes(
  routes: readonly ApiRoute[],
  parts: { staff: SignIns; office: string; endpoint: HttpEndpoint; publicUrl: string; log: Logger },
): Route[] {
  return routes.map((route) => {
    const pattern = patternOf(route.path)
    return {
      matches: (method, path) => method === route.method && pattern.test(path),
      answer: (request, response) => answer(route, pattern, request, response, parts),
    }
  })
}

async function answer(
  route: ApiRoute,
  pattern: RegExp,
  request: IncomingMessage,
  response: ServerResponse,
  { staff, office, endpoint, publicUrl, log }: Parameters<typeof apiRoutes>[1],
): Promise<void> {
  const refuse = (error: WireError) => {
    const headers = 'seconds' in error ? { 'retry-after': String(error.seconds) } : {}
    respond(
      response,
      statusOf[error.code] ?? 409,
      'application/json; charset=utf-8',
      JSON.stringify({ error }),
      headers,
    )
  }
  if (!isOwnOrigin(request, publicUrl)) return refuse({ code: 'forbidden', allowed: publicUrl })
  const asking = () => staff.member(cookieToken(request.headers, office))
  const refusal = whoRefusal(route.who, asking())
  if (refusal) return refuse(refusal)
  const url = new URL(request.url ?? '/', 'http://hub')
  const asked = route.check(Object.fromEntries(url.searchParams))
  if (!asked.ok) return refuse(asked.error)
  const body = await bodyOf(route, request)
  if (!body.ok) return refuse(body.error)
  const ready = asked.value(body.value)
  if (!ready.ok) return refuse(ready.error)
  // A body takes its time to come: they may have been signed out, or may do less by now.
  const by = asking()
  const since = whoRefusal(route.who, by)
  if (since) return refuse(since)
  if (by && !route.isAlone) staff.see(by)
  try {
    const answered = await ready.value({
      by,
      actor: by ? memberActor(by) : 'nobody',
      params: pattern.exec(url.pathname)?.groups ?? {},
      address: endpoint.clientAddress(request),
      setSession(token) {
        const secure = request.headers.origin?.startsWith('https:') ?? publicUrl.startsWith('https:')
        response.setHeader('set-cookie', sessionCookie(token, { office, base: endpoint.base, secure }))
      },
      response,
    })
    if (answered instanceof FileAnswer) return await send(response, answered)
    if (!answered.ok) return refuse(answered.error)
    const { ok: _, ...rest } = answered
    respondJson(response, 200, rest)
  } catch (error) {
    if (error instanceof TooBusy) return refuse({ code: 'rate-limited', seconds: 2 })
    if (isGone(response, error)) return
    log.error({ err: error, path: route.path }, 'a request could not be answered')
    if (response.headersSent) response.destroy()
    else refuse({ code: 'unavailable' })
  }
}

function whoRefusal(who: ApiRoute['who'], by: Member | null): WireError | null {
  if (who === 'anybody') return null
  if (who === 'signed-in') return by ? null : { code: 'sign-in-needed' }
  return refusalOf(by, who)
}

async function bodyOf(route: ApiRoute, request: IncomingMessage): Promise<Checked<unknown>> {
  if (route.body === null) return { ok: true, value: undefined }
  const expected = (what: string) => refused({ code: 'bad-request', field: 'body', expected: what })
  let bytes: Uint8Array
  try {
    bytes = await readBody(request, route.largest)
  } catch (error) {
    if (error instanceof TooLarge) return expected(`at most ${route.largest} bytes`)
    throw error
  }
  if (route.body === 'bytes') return { ok: true, value: bytes }
  // A page of another site can send a form without being asked, but not this type.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return expected('application/json')
  try {
    return { ok: true, value: JSON.parse(utf8.decode(bytes)) }
  } catch {
    return expected('JSON in UTF-8')
  }
}

async function send(response: ServerResponse, { type, name, body }: FileAnswer): Promise<void> {
  const disposition: Record<string, string> =
    name === null ? {} : { 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"` }
  if (typeof body === 'string' || body instanceof Uint8Array) {
    respond(response, 200, type, body, disposition)
    return
  }
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...safe, ...disposition })
  // Who breaks off ends what makes the pieces as well.
  await pipeline(body, response)
}

/** `/api/accounts/:id` as an expression with a named group. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[\\w-]{1,64})')}$`)

/** Everything that isn't here is a conflict with how things stand: 409. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'password-unfit': 400,
  unauthorised: 401,
  'sign-in-needed': 401,
  'sign-in-refused': 401,
  'set-up-code-wrong': 401,
  forbidden: 403,
  'not-permitted': 403,
  'password-change-needed': 403,
  'account-unknown': 404,
  'booking-unknown': 404,
  'profile-faulty': 400,
  'version-unknown': 404,
  'device-unknown': 404,
  'ticket-unknown': 404,
  'queue-unknown': 404,
  'rate-limited': 429,
  'sign-in-paused': 429,
  unavailable: 503,
}
