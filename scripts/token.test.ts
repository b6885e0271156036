import { join } from 'node:path'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { tokenOf } from '../apps/hub/src/features/http-api/tokens.ts'
import { Accounts } from '../apps/hub/src/features/staff/index.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

test('[REG-3] a token is made, listed and revoked beside a running hub', async () => {
  const data = scratchFolder()
  const store = openSqliteStore(join(data, 'office.db'))
  const hub = new Accounts(store)
  const added = await runScript('token', 'add', 'Intranet', 'tickets,figures', '--data', data)
  const token = /^ {2}(poczekalnia_[\w-]{43})$/m.exec(added.out)?.[1] ?? ''
  expect(await tokenOf(hub, `Bearer ${token}`)).toMatchObject({ name: 'Intranet', rights: ['tickets', 'figures'] })
  expect(await runScript('token', 'add', 'intranet', 'tickets', '--data', data)).toMatchObject({
    ...{ status: 2, err: 'there is a token named "intranet" already\n' },
  })
  expect((await runScript('token', 'add', 'Other', 'names', '--data', data)).err).toContain('names together with')
  expect((await runScript('token', 'list', '--data', data)).out).toMatch(/^\S+ {2}Intranet {2}\(tickets, figures\)\n$/)
  expect((await runScript('token', 'revoke', 'Intranet', '--data', data)).status).toBe(0)
  expect(await tokenOf(hub, `Bearer ${token}`)).toBeNull()
  store.close()
})
