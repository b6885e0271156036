import { parseArgs } from 'node:util'
import { readHubInfo } from '../apps/hub/src/features/devices/index.ts'
import { makeSetUpCode } from '../apps/hub/src/features/staff/index.ts'
import { runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir, defaultSeveralDir, defaultUrl } from './operator/defaults.ts'
import { officeFolder } from './operator/office-folder.ts'
import { withAccounts } from './operator/with-accounts.ts'

const usage = `Usage:
  poczekalnia account list [--data DIR] [--office ID]
  poczekalnia account code [--data DIR] [--office ID]

list      who may sign in
code      a new set-up code: whoever has it makes an administrator, once. For an office whose
          administrators can't sign in
--data    the hub's data folder (${defaultDataDir}; ${defaultSeveralDir} with --office); the hub may be running
--office  which office of a hub that has several, by its id`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, office: { type: 'string' } },
  })
  const [order, ...words] = positionals
  if (words.length > 0) throw new UsageFailure(`Too many words: ${words.join(' ')}`)
  const dataDir = officeFolder(values.data, values.office)
  switch (order) {
    case 'list':
      return withAccounts(dataDir, async (accounts) => {
        await accounts.refresh()
        for (const { id, name, role } of accounts.all()) console.log(`${role.padEnd(13)} ${id}  ${name}`)
        if (accounts.all().length === 0) console.log('No accounts yet.')
        return 0
      })
    case 'code':
      return withAccounts(dataDir, async (accounts) => {
        const code = await makeSetUpCode({ accounts }, 'operator')
        const url = readHubInfo(dataDir)?.url ?? [defaultUrl, values.office].filter(Boolean).join('/')
        console.log(
          `Open ${url}/supervisor#/set-up and type this code. It works once, and is shown only now:\n  ${code}`,
        )
        return 0
      })
    default:
      throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  }
})
