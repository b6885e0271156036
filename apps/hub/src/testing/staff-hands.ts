import type { Me, Role, WireError } from '@poczekalnia/protocol'
import type { RunningHub } from './running-hub.ts'

export type Answered = { status: number; code: string; body: Record<string, unknown>; cookie: string }

/** Asks the hub's API as a page would. */
export async function askApi(
  running: RunningHub,
  method: string,
  path: string,
  more: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const response = await fetch(running.hub.url + path, {
    method,
    headers: {
      ...(more.body !== undefined && { 'content-type': 'application/json' }),
      ...(more.cookie !== undefined && { cookie: more.cookie }),
      ...more.headers,
    },
    ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
  })
  const text = await response.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>
  const code = (body.error as WireError | undefined)?.code ?? 'ok'
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return { status: response.status, code, body, cookie }
}

/** Password of everybody whom a test makes. */
export const testPassword = 'tajne przez poufne'

/** Makes the first administrator with the hub's set-up code. @returns the cookie */
export async function firstAdministrator(running: RunningHub, name = 'Maria'): Promise<string> {
  const code = running.hub.staff.setUpCode ?? ''
  const body = { code, name, password: testPassword }
  return (await askApi(running, 'POST', '/api/set-up', { body })).cookie
}

/** Adds somebody, who signs in with the one-time password and changes it. @returns the cookie and the account's id */
export async function addMember(
  running: RunningHub,
  administrator: string,
  given: { name: string; role: Role; queues?: string[] },
): Promise<{ cookie: string; id: string }> {
  const added = await askApi(running, 'POST', '/api/accounts', { body: given, cookie: administrator })
  if (added.code !== 'ok') throw new Error(`${given.name}: ${added.code}`)
  const { id, password } = added.body as { id: string; password: string }
  const entered = await askApi(running, 'POST', '/api/sign-in', { body: { name: given.name, password } })
  const { cookie } = entered
  await askApi(running, 'POST', '/api/password', { body: { old: password, new: testPassword }, cookie })
  return { cookie, id }
}

export const meOf = async (running: RunningHub, cookie: string): Promise<Me> =>
  (await askApi(running, 'GET', '/api/me', { cookie })).body as Me
