import type { IncomingMessage, ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import type { ErrorCode, Language, WireError } from '@poczekalnia/protocol'
import type { Command, Ticket } from '@poczekalnia/queue-core'
import { allowance } from '@poczekalnia/server/allowance'
import { type HttpEndpoint, isOwnOrigin } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { readBody, respond, respondJson, TooLarge } from '@poczekalnia/server/respond'
import { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { respondError } from '../../transport/http/respond-error.ts'
import { badRequest } from '../../transport/refused.ts'

/** A form of this page is a few fields of a few signs. */
const LARGEST_BODY = 2_048
/** A visitor who presses again and again, and a waiting room behind one address. */
const TICKET_BOUNDS = { atOnce: 6, earnedAfterMs: 5_000 }
const ADDRESS_BOUNDS = { atOnce: 60, earnedAfterMs: 1_000 }

const key = z.string().regex(/^[\w-]{1,64}$/, '1 to 64 letters, digits, - or _')
const plain = z.strictObject({ key: key.optional() })

/** What a visitor may do on the ticket's page: the last part of its address, its form, its command. */
const acts = {
  'more-time': { form: plain, type: 'AskForTime' },
  back: { form: plain, type: 'ImBack' },
  leave: { form: z.strictObject({ key: key.optional(), sure: z.literal('yes', 'yes') }), type: 'LeaveQueue' },
} as const satisfies Record<string, { form: z.ZodType<{ key?: string | undefined }>; type: Command['type'] }>

export type VisitorAct = keyof typeof acts
export const isVisitorAct = (name: string): name is VisitorAct => Object.hasOwn(acts, name)

/** Refusals that the page tells after a form was sent; another word in its address is told nothing of. */
const tellable = [
  ...(['more-time-off', 'more-time-used', 'ticket-not-waiting', 'rate-limited', 'bad-request'] as const),
  'unavailable' as const,
]

/** What came of an act, in the visitor's words; `null` for a code that is none of this page's. */
export function toldText(code: string | null, language: Language): string | null {
  const t = words(language)
  const known = tellable.find((one) => one === code)
  switch (known) {
    case undefined:
      return null
    case 'more-time-used':
      return t('page:told.used')
    case 'ticket-not-waiting':
      return t('page:told.late')
    case 'rate-limited':
      return t('page:told.often')
    default:
      return t(`errors:${known}`)
  }
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  forbidden: 403,
  'ticket-unknown': 404,
  'rate-limited': 429,
  unavailable: 503,
}

export type TicketActs = {
  /**
   * Does an act. A script (`Accept: application/json`) gets the page's news or the refusal, a form is sent back to the
   * page.
   */
  answer(request: IncomingMessage, response: ServerResponse, code: string, act: VisitorAct): Promise<void>
}

/**
 * What visitors do from their phones, `POST /t/<code>/more-time`, `/back` and `/leave`. Who knows the code holds the
 * ticket: the code is the proof, and no other site's page can send it. Answered when it is on disk.
 * @param parts.missing answers for a code that no ticket of today has
 * @param parts.news what the page shows now, `null` when there is none
 */
export function ticketActs(parts: {
  session: OfficeSession
  endpoint: Pick<HttpEndpoint, 'clientAddress'>
  publicUrl: string
  log: Logger
  news(code: string): object | null
  missing(response: ServerResponse, code: string): void
}): TicketActs {
  const { session, endpoint, publicUrl, log, news, missing } = parts
  const ofAddress = allowance(ADDRESS_BOUNDS)
  const ofTicket = allowance(TICKET_BOUNDS)

  const tooOften = (request: IncomingMessage, ticket: Ticket): WireError | null => {
    const now = performance.now()
    const seconds = Math.max(ofAddress(endpoint.clientAddress(request), now), ofTicket(ticket.id, now))
    return seconds > 0 ? { code: 'rate-limited', seconds } : null
  }

  const run = async (request: IncomingMessage, ticket: Ticket, act: VisitorAct): Promise<WireError | null> => {
    const form = await formOf(request, act)
    if (!form.ok) return form.error
    const named = form.key && `${act}/${ticket.id}/${form.key}`
    try {
      const outcome = await session.act({ type: acts[act].type, ticket: ticket.id }, { actor: 'visitor', key: named })
      return outcome.ok ? null : outcome.refusal
    } catch (error) {
      log.error({ err: error, act }, 'an act of a visitor could not be finished')
      return { code: 'unavailable' }
    }
  }

  return {
    async answer(request, response, code, act) {
      if (!isOwnOrigin(request, publicUrl)) {
        respondError(response, 403, { code: 'forbidden', allowed: publicUrl })
        return
      }
      const byScript = request.headers.accept?.includes('application/json') ?? false
      const ticket = session.state.tickets.get(session.state.ticketByCode.get(code) ?? '')
      if (!ticket) {
        missing(response, code)
        return
      }
      const error = tooOften(request, ticket) ?? (await run(request, ticket, act))
      if (!byScript) {
        const told = error ? `?told=${error.code}` : ''
        respond(response, 303, 'text/plain; charset=utf-8', '', { location: `../${code}${told}` })
        return
      }
      if (!error) {
        respondJson(response, 200, news(code))
        return
      }
      const headers = 'seconds' in error ? { 'retry-after': String(error.seconds) } : {}
      const body = JSON.stringify({ error, text: toldText(error.code, ticket.language) ?? undefined })
      respond(response, statusOf[error.code] ?? 409, 'application/json; charset=utf-8', body, headers)
    },
  }
}

async function formOf(
  request: IncomingMessage,
  act: VisitorAct,
): Promise<{ ok: true; key: string | undefined } | { ok: false; error: WireError }> {
  const refuse = (expected: string) => ({
    ok: false as const,
    error: { code: 'bad-request' as const, field: 'body', expected },
  })
  let bytes: Uint8Array
  try {
    bytes = await readBody(request, LARGEST_BODY)
  } catch (error) {
    if (error instanceof TooLarge) return refuse(`at most ${LARGEST_BODY} bytes`)
    throw error
  }
  const type = request.headers['content-type'] ?? ''
  if (bytes.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(type))
    return refuse('application/x-www-form-urlencoded')
  const fields = Object.fromEntries(new URLSearchParams(Buffer.from(bytes).toString('utf8')))
  const parsed = acts[act].form.safeParse(fields)
  return parsed.success ? { ok: true, key: parsed.data.key } : { ok: false, error: badRequest(parsed.error) }
}
