import type { IncomingMessage } from 'node:http'
import type { Logger } from '@poczekalnia/server/logger'
import { directoryWays } from '../../directory/answer.ts'
import { relyingParty } from '../../directory/relying-party.ts'
import { type DirectorySettings, roleAt } from '../../directory/settings.ts'
import type { Served } from '../served.ts'
import { askAs } from './ask-as.ts'
import { regionCookie, tokenIn } from './region-cookie.ts'

/**
 * Sign-in by the region's directory at the gateway of several offices: once, for every office where somebody has a
 * role. Each office lets them in itself; where they have none any more it forgets them.
 * @param parts.url where browsers reach the gateway
 */
export function regionDirectory(parts: {
  settings: DirectorySettings
  offices: readonly Served[]
  url: string
  demo: boolean
  addressOf: (request: IncomingMessage) => string
  log: Pick<Logger, 'warn'>
}) {
  const { settings, offices, url, demo, addressOf, log } = parts
  const secure = url.startsWith('https:')
  return directoryWays({
    party: relyingParty({
      ...{ settings, redirectUri: `${url}/region/back` },
      onTrouble: (error) => log.warn({ err: error }, 'somebody could not sign in by the directory'),
    }),
    ...{ path: '/region', home: '/region', secure, demo },
    async enter({ subject, name, values }, request) {
      const who = { request, address: addressOf(request) }
      const answers = await Promise.all(
        offices.map((office) => {
          const role = roleAt(settings, values, office.id)
          const body = role ? { subject, name, ...role } : { subject }
          return askAs(office, who, { method: 'POST', path: '/api/gateway/enter', body, asGateway: true })
        }),
      )
      const cookies = answers.flatMap((answer) => answer.cookies)
      const tokens = new Map(
        answers.flatMap((answer, i): [string, string][] => {
          const id = offices[i]?.id ?? ''
          const token = tokenIn(answer.cookies, id)
          return token === null ? [] : [[id, token]]
        }),
      )
      return tokens.size === 0 ? [] : [...cookies, regionCookie(tokens, secure)]
    },
  })
}
