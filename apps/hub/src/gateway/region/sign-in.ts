import type { IncomingMessage } from 'node:http'
import type { WireError } from '@poczekalnia/protocol'
import type { Served } from '../served.ts'
import { type Answered, askAs } from './ask-as.ts'
import { tokenIn } from './region-cookie.ts'

/** Sessions that were begun, by office; the offices' own cookies; and what stood against it where none was. */
export type SignedInto = { tokens: Map<string, string>; cookies: string[]; refusal: WireError | null }

/**
 * One sign-in for several offices: name and password are asked of each office where somebody of that name works, and
 * each judges by its own accounts, pauses and rules (REG-3). Where nobody has the name nothing is tried and nothing is
 * written down; where no office knows it, one is asked all the same, so that an unknown name is answered like a known
 * one.
 */
export async function signInEverywhere(
  offices: readonly Served[],
  who: { request: IncomingMessage; address: string },
  given: { name: string; password: string },
): Promise<SignedInto> {
  const up = offices.filter(({ process }) => process.state() !== 'down')
  const known = await Promise.all(
    up.map(async (office) => {
      const what = { method: 'POST', path: '/api/gateway/knows', body: { name: given.name }, asGateway: true } as const
      return (await askAs(office, who, what)).body.known === true
    }),
  )
  const theirs = up.filter((_, i) => known[i])
  const asked = theirs.length > 0 ? theirs : up.slice(0, 1)
  const answers = await Promise.all(
    asked.map((office) => askAs(office, who, { method: 'POST', path: '/api/sign-in', body: given })),
  )
  return gathered(asked, answers)
}

/** Ends every session that this browser has at the offices. */
export async function signOutEverywhere(
  offices: readonly Served[],
  who: { request: IncomingMessage; address: string },
  tokens: ReadonlyMap<string, string>,
): Promise<string[]> {
  const theirs = offices.filter(({ id }) => tokens.has(id))
  const answers = await Promise.all(
    theirs.map((office) =>
      askAs(office, { ...who, token: tokens.get(office.id) }, { method: 'POST', path: '/api/sign-out' }),
    ),
  )
  return answers.flatMap(({ cookies }) => cookies)
}

function gathered(asked: readonly Served[], answers: readonly Answered[]): SignedInto {
  const tokens = new Map<string, string>()
  const cookies: string[] = []
  let refusal: WireError | null = null
  answers.forEach((answer, i) => {
    const token = tokenIn(answer.cookies, asked[i]?.id ?? '')
    if (token === null) refusal ??= (answer.body.error as WireError | undefined) ?? { code: 'unavailable' }
    else {
      tokens.set(asked[i]?.id ?? '', token)
      cookies.push(...answer.cookies)
    }
  })
  if (tokens.size > 0) refusal = null
  return { tokens, cookies, refusal: asked.length === 0 ? { code: 'unavailable' } : refusal }
}
