import { AddApiToken, type ApiTokenEntry } from '@poczekalnia/protocol'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import type { ApiToken } from '../staff/account.ts'
import type { Accounts } from '../staff/accounts.ts'
import { makeToken, revokeToken } from './tokens.ts'

/** `/api/tokens`: tokens of other programs, for administrators. */
export function tokenRoutes({ accounts, session }: { accounts: Accounts; session: OfficeSession }): ApiRoute[] {
  const entryOf = ({ id, name, rights, made, used }: ApiToken): ApiTokenEntry => ({
    ...{ id, name, rights: [...rights] },
    made: session.office.time.stamp(made),
    lastUsed: Object.values(used).sort().at(-1) ?? null,
  })
  return [
    forStaff('edit-tokens', {
      method: 'GET',
      path: '/api/tokens',
      async run() {
        await accounts.refresh()
        return { ok: true, tokens: accounts.tokens().map(entryOf) }
      },
    }),
    forStaff('edit-tokens', {
      method: 'POST',
      path: '/api/tokens',
      body: AddApiToken,
      run: ({ actor, body }) => makeToken(accounts, actor, body),
    }),
    forStaff('edit-tokens', {
      method: 'DELETE',
      path: '/api/tokens/:id',
      async run({ actor, params }) {
        await revokeToken(accounts, actor, params.id ?? '')
        return { ok: true }
      },
    }),
  ]
}
