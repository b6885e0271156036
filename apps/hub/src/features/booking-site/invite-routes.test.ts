import { expect, test } from 'vitest'
import { officeWithSite } from './office-with-site.ts'

const file = 'case;lastDay\n\nSO.1;2026-11-30\nSO.2;2026-11-27\n'

test('[BOK-14] [ALL-8] a supervisor invites the cases of a file: letters to print, and the log says who', async () => {
  const { ask, supervisor, heard, logged } = await officeWithSite({
    'office/invitation-letters': { print: '<!doctype html><p>letters' },
  })
  const invited = await ask(supervisor, 'invitations', { matter: 'pobyt-staly', file })
  expect(invited.body).toEqual({ count: 2, print: '<!doctype html><p>letters' })
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    matter: 'pobyt-staly',
    rows: [
      { case: 'SO.1', lastDay: '2026-11-30' },
      { case: 'SO.2', lastDay: '2026-11-27' },
    ],
  })
  const [row] = await logged('CasesInvited')
  expect(row).toMatchObject({ actor: 'supervisor:Ewa supervisor' })
  // Whom it was about is not the log's to tell (ALL-4).
  expect(row?.text).toContain('2')
  expect(JSON.stringify(row)).not.toContain('SO.1')
})

test('[BOK-14] what is wrong in the file is told by its line, and then nobody is invited', async () => {
  const { ask, supervisor, heard, logged } = await officeWithSite({
    'office/invitation-letters': { faults: [{ row: 2, field: 'lastDay', expected: 'today or a later day' }] },
  })
  const invite = async (text: string) =>
    (await ask(supervisor, 'invitations', { matter: 'pobyt-staly', file: text })).body as object
  expect(await invite(file)).toEqual({ faults: [{ line: 4, what: 'lastDay' }] })
  expect(await invite('case\nSO.1\n')).toEqual({ faults: [{ line: 1, what: 'column-lastDay' }] })
  expect(await invite('number,lastDay\nSO.1,2026-11-30\n')).toEqual({ faults: [{ line: 1, what: 'column-case' }] })
  expect(await invite('case,lastDay\n')).toEqual({ faults: [{ line: 1, what: 'empty' }] })
  expect(await invite('case,lastDay\n"SO.1,2026-11-30\n')).toEqual({ faults: [{ line: 2, what: 'quotation' }] })
  expect(heard).toHaveLength(1)
  expect(await logged('CasesInvited')).toEqual([])
})

test('only supervisors invite; a site that is away is told as that', async () => {
  const { ask, clerk, administrator, supervisor } = await officeWithSite({})
  for (const cookie of [clerk, administrator])
    expect((await ask(cookie, 'invitations', { matter: 'pobyt-staly', file })).code).toBe('not-permitted')
  expect((await ask(supervisor, 'invitations', { matter: 'pobyt-staly', file })).code).toBe('site-unreachable')
  expect((await ask(supervisor, 'invitations')).body).toEqual({ matters: [] })
})
