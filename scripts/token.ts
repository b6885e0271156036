import { parseArgs } from 'node:util'
import { AddApiToken, type ApiRight, apiRights } from '@poczekalnia/protocol'
import { makeToken, revokeToken } from '../apps/hub/src/features/http-api/tokens.ts'
import type { Accounts } from '../apps/hub/src/features/staff/index.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir, defaultSeveralDir } from './operator/defaults.ts'
import { officeFolder } from './operator/office-folder.ts'
import { withAccounts } from './operator/with-accounts.ts'

const usage = `Usage:
  poczekalnia token add NAME RIGHT[,RIGHT…] [--data DIR] [--office ID]
  poczekalnia token list [--data DIR] [--office ID]
  poczekalnia token revoke NAME|ID [--data DIR] [--office ID]

add       a token with which another program reads this office's data (docs/api.md); it is shown once.
          Rights: ${apiRights.join(', ')}; names, of people who booked, goes together with bookings
revoke    ends it at once
--data    the hub's data folder (${defaultDataDir}; ${defaultSeveralDir} with --office); the hub may be running
--office  which office of a hub that has several, by its id`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, office: { type: 'string' } },
  })
  const [order, ...words] = positionals
  const dataDir = officeFolder(values.data, values.office)
  switch (order) {
    case 'add': {
      if (words.length !== 2) throw new UsageFailure('add takes a name and rights, such as tickets,figures.')
      return withAccounts(dataDir, (accounts) => add(accounts, words[0] ?? '', (words[1] ?? '').split(',')))
    }
    case 'list':
      return withAccounts(dataDir, async (accounts) => {
        await accounts.refresh()
        for (const { id, name, rights } of accounts.tokens()) console.log(`${id}  ${name}  (${rights.join(', ')})`)
        if (accounts.tokens().length === 0) console.log('No tokens yet.')
        return 0
      })
    case 'revoke': {
      if (words.length !== 1) throw new UsageFailure('revoke takes the name or the id of a token.')
      return withAccounts(dataDir, async (accounts) => {
        const ended = await revokeToken(accounts, 'operator', words[0] ?? '')
        if (!ended) throw new CommandFailure(`there is no token named "${words[0]}"`)
        console.log(`Revoked "${ended.name}" (${ended.id}). It opens nothing any more.`)
        return 0
      })
    }
    default:
      throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  }
})

async function add(accounts: Accounts, name: string, rights: readonly string[]): Promise<number> {
  const unknown = rights.find((right) => !(apiRights as readonly string[]).includes(right))
  if (unknown !== undefined) throw new UsageFailure(`${unknown} is not one of: ${apiRights.join(', ')}`)
  const fit = AddApiToken.safeParse({ name, rights: rights as ApiRight[] })
  const [issue] = fit.error?.issues ?? []
  if (!fit.success) throw new UsageFailure(`${String(issue?.path[0])}: ${issue?.message}`)
  const made = await makeToken(accounts, 'operator', fit.data)
  if (!made.ok)
    throw new CommandFailure(
      made.error.code === 'token-name-taken'
        ? `there is a token named "${fit.data.name}" already`
        : 'no more tokens can be made: revoke one first',
    )
  console.log(`Give the program this, it is shown only once:\n  ${made.token}`)
  return 0
}
