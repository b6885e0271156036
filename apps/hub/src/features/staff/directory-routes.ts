import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { directoryWays } from '../../directory/answer.ts'
import { type DirectorySettings, roleAt } from '../../directory/settings.ts'
import { sessionCookie } from '../../transport/http/session-cookie.ts'
import { enterByDirectory, leaveByDirectory } from './by-directory.ts'
import type { Staff } from './staff.ts'

/** Where the directory's way out begins at a hub of one office. */
export const directoryPath = '/api/directory'

/**
 * Sign-in by the region's directory at a hub of one office. Its library is loaded with the first who signs in: a hub
 * without a directory does not carry it in its memory.
 */
export function directoryRoutes(parts: {
  settings: DirectorySettings
  staff: Staff
  office: string
  endpoint: Pick<HttpEndpoint, 'base'>
  publicUrl: string
  demo: boolean
  log: Pick<Logger, 'warn'>
}): Route[] {
  const { settings, staff, office, endpoint, publicUrl, demo, log } = parts
  const secure = publicUrl.startsWith('https:')
  const open = async () => {
    const { relyingParty } = await import('../../directory/relying-party.ts')
    return directoryWays({
      party: relyingParty({
        ...{ settings, redirectUri: `${publicUrl}${directoryPath}/back` },
        onTrouble: (error) => log.warn({ err: error }, 'somebody could not sign in by the directory'),
      }),
      ...{ path: endpoint.base + directoryPath, home: `${endpoint.base}/supervisor`, secure, demo },
      async enter({ subject, name, values }) {
        const given = roleAt(settings, values, office)
        if (given === null) {
          await leaveByDirectory(staff.parts, subject)
          staff.changed()
          return []
        }
        const { token } = await enterByDirectory(staff.parts, { subject, name, ...given })
        staff.changed()
        return [sessionCookie(token, { office, base: endpoint.base, secure })]
      },
    })
  }
  let opened: ReturnType<typeof open> | null = null
  const ways = () => {
    opened ??= open()
    return opened
  }
  return [
    {
      matches: (method, path) => method === 'GET' && path === `${directoryPath}/sign-in`,
      answer: async (request, response) => (await ways()).begin(request, response),
    },
    {
      matches: (method, path) => method === 'GET' && path === `${directoryPath}/back`,
      answer: async (request, response) => (await ways()).back(request, response),
    },
  ]
}
