import { HurriedLetter, HurryLetter, LettersQuery, SiteLetters } from '@poczekalnia/protocol'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import type { AskSite } from './site-line.ts'

/**
 * All letters of the booking site and what became of each (BOK-10): `GET /api/site/letters`, and
 * `POST /api/site/letters/hurry`, which has one tried at once that waits.
 */
export function siteLetterRoutes({ ask }: { ask: AskSite }): ApiRoute[] {
  const unreachable = () => refused({ code: 'site-unreachable' })
  return [
    forStaff('read-letters', {
      method: 'GET',
      path: '/api/site/letters',
      query: LettersQuery,
      async run({ query: { show, before } }) {
        const asked = new URLSearchParams({ show, ...(before !== undefined && { before: String(before) }) })
        const letters = await ask(SiteLetters, `letters?${asked}`)
        return letters ? { ok: true, ...letters } : unreachable()
      },
    }),
    forStaff('change-visit', {
      method: 'POST',
      path: '/api/site/letters/hurry',
      body: HurryLetter,
      async run({ body }) {
        const answer = await ask(HurriedLetter, 'letters/hurry', body)
        if (!answer) return unreachable()
        return answer.hurried ? { ok: true } : refused({ code: 'visit-changed' })
      },
    }),
  ]
}
