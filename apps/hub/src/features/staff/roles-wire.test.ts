import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { may, type Role, roles, type StaffAct } from '@poczekalnia/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { supervisorActs } from '../board/acts.ts'
import { counterListeners } from '../desks/acts.ts'

let running: RunningHub
const cookies = {} as Record<Role, string>
const desks = {} as Record<Role, Client>
const rooms: Partial<Record<Role, Client>> = {}

beforeAll(async () => {
  running = await runHub()
  cookies.administrator = await firstAdministrator(running)
  for (const role of ['clerk', 'supervisor'] as const)
    cookies[role] = (await addMember(running, cookies.administrator, { name: role, role })).cookie
  for (const role of roles) desks[role] = await running.join('counter', role, cookies[role])
  for (const role of ['supervisor', 'administrator'] as const) rooms[role] = await running.joinStaff(cookies[role])
})
afterAll(() => running.stop())

/** Refusals that are about who asks, not about what was asked. */
const rights = ['not-permitted', 'sign-in-needed', 'password-change-needed', 'forbidden', 'unauthorised']
const nothing = {} as never
const connection = { device: { id: '', kind: 'counter' as const, name: '' }, joinedAs: '', session: '', token: null }

/** A payload that is well-formed for each act and changes nothing, or as little as it can. */
const payloads: Partial<Record<StaffAct, object>> = {
  'open-desk': { desk: 999 },
  call: { ticket: 'U999' },
  'take-back': { ticket: 'U999' },
  reprint: { ticket: 'U999' },
  note: { text: 'x' },
  'cancel-booking': { booking: 'none', reason: 'none' },
  'set-party': { booking: 'none', party: 1 },
  'give-priority': { ticket: 'U999', ground: null },
  transfer: { desk: 999 },
  'cancel-visit': { reason: 'nothing' },
  'stop-tickets': { queue: 'none' },
  'resume-tickets': { queue: 'none' },
  'close-early': { closes: '23:59' },
  'show-message': { text: { pl: 'x' }, until: '00:00' },
}

describe.each(roles)('%s', (role) => {
  test.each(Object.keys(counterListeners(connection, nothing)) as StaffAct[])(
    'at a desk: %s as the table says',
    async (act) => {
      const code = await desks[role].code(act, payloads[act] ?? {})
      if (may(role, act)) expect(rights).not.toContain(code)
      else expect(code).toBe('not-permitted')
    },
  )

  test.each(Object.keys(supervisorActs(nothing)) as StaffAct[])('in the room: %s as the table says', async (act) => {
    const room = rooms[role]
    if (!room) {
      // What a clerk may do is done at the desk.
      const isOfDesk = Object.keys(counterListeners(connection, nothing)).includes(act)
      expect(may(role, act) && !isOfDesk).toBe(false)
      return
    }
    const code = await room.code(act, payloads[act] ?? {})
    if (may(role, act)) expect(rights).not.toContain(code)
    else expect(code).toBe('not-permitted')
  })

  test('every API route of an act as the table says', async () => {
    for (const { method, path, who } of running.hub.api) {
      if (who === 'anybody' || who === 'signed-in') continue
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: { none: true } }
      const { code } = await askApi(running, method, path.replace(/:\w+/g, 'none'), { ...body, cookie: cookies[role] })
      if (may(role, who)) expect(rights, `${method} ${path}`).not.toContain(code)
      else expect(code, `${method} ${path}`).toBe('not-permitted')
      expect((await askApi(running, method, path.replace(/:\w+/g, 'none'), body)).code).toBe('sign-in-needed')
    }
  })
})

test('[BYD-8] nobody, whatever their role, can have a ticket from any namespace of the staff', async () => {
  const before = running.hub.session.state.tickets.size
  for (const client of [...Object.values(desks), ...Object.values(rooms)])
    for (const event of ['take-ticket', 'confirm-visit', 'find-visit', 'issue-ticket'])
      expect(await client.code(event, { queue: 'uzupelnienie-dokumentow', language: 'pl' })).toBe('forbidden')
  expect(running.hub.session.state.tickets.size).toBe(before)
})

test('docs/protocol.md tells of every API route', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/protocol.md'), 'utf8')
  const told = (method: string, path: string) => page.includes(`\`${method} ${path.replace(/:(\w+)/g, '<$1>')}`)
  expect(running.hub.api.filter(({ method, path }) => !told(method, path)).map(({ path }) => path)).toEqual([])
})

test('a clerk is not let into the room', async () => {
  await expect(running.joinStaff(cookies.clerk)).rejects.toMatchObject({ data: { code: 'not-permitted' } })
  await expect(running.joinStaff('')).rejects.toMatchObject({ data: { code: 'sign-in-needed' } })
})
