import type { Letters } from '@poczekalnia/booking-core/store'
import { readReport } from '@poczekalnia/mail'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import { z } from 'zod'
import type { ReturnPaths } from './return-path.ts'

/** The status part stands before the letter that is sent back: more than this is not needed of any report. */
const LARGEST = 512 * 1024
/** Longest that is kept of what a server said, in characters. */
const MOST_SAID = 300

const Query = z.object({ to: z.string().max(320) })

/**
 * `POST /bounces?to=ADDRESS` with a letter that came back, as the office's mail server hands it on: who knows the
 * address that the letter itself was given has it from a mail server on its way, so no other proof is asked for.
 */
export function bounceRoute(parts: { letters: Letters; paths: ReturnPaths; clock: Clock; log: Logger }): Route {
  const { letters, paths, clock, log } = parts
  return {
    matches: (method, path) => method === 'POST' && path === '/bounces',
    async answer(request, response) {
      const wrong = (field: string, expected: string) => respondJson(response, 400, { error: { field, expected } })
      const query = Query.safeParse(Object.fromEntries(new URL(request.url ?? '/', 'http://site').searchParams))
      const letter = query.success ? paths.letterOf(query.data.to) : null
      if (letter === null) return wrong('to', 'an address that a letter of this site had as its return path')
      // Byte for byte: what is no ASCII is in no field that is read.
      const report = readReport(Buffer.from(await readBody(request, LARGEST)).toString('latin1'))
      if (!report) return wrong('message', 'a delivery report (RFC 3464, multipart/report)')
      if (report.kind === 'other') return respondJson(response, 200, { letter: 'as-before' })
      const isNews = await letters.bounce(letter, report.said.slice(0, MOST_SAID), clock.now())
      // Without what the server said: addresses stand in it, and messages reach logs (ALL-4).
      if (isNews) log.warn({ letter }, 'a letter came back')
      respondJson(response, 200, { letter: isNews ? 'bounced' : 'as-before' })
    },
  }
}
