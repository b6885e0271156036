import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@poczekalnia/protocol'
import { addressBehind } from '@poczekalnia/server/client-address'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DirectorySettings } from '../../directory/settings.ts'
import { ask as askAny, newBrowser, testProvider, throughProvider } from '../../directory/testing.ts'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, firstAdministrator, testPassword } from '../../testing/staff-hands.ts'
import { openGateway } from '../gateway.ts'
import { readOffices } from '../offices.ts'

const ids = ['katowice', 'bydgoszcz', 'olsztyn'] as const
const hubs = {} as Record<(typeof ids)[number], RunningHub>
const gateway = createServer()
let provider: Awaited<ReturnType<typeof testProvider>>
let dir: string
let url: string

/** A gateway before three real hubs, in this process. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'region-'))
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  provider = await testProvider({ eliza: { name: 'Eliza', groups: ['region', 'pomoc'] } })
  provider.open({ id: 'region', secret: 'secret of the test', redirectUris: [`${url}/region/back`] })
  const directory: DirectorySettings = {
    ...{ issuer: provider.issuer, clientId: 'region', clientSecret: 'secret of the test' },
    ...{ scope: 'openid profile', nameClaim: 'name', rolesClaim: 'groups' },
    roles: [
      { value: 'region', office: 'katowice', role: 'supervisor' },
      { value: 'pomoc', office: 'olsztyn', role: 'clerk' },
    ],
  }
  openGateway(
    { server: gateway, clientAddress: addressBehind(null), proxy: null },
    readOffices(ids.map((id) => `offices/${id}.yaml`)).map((one) => ({
      ...one,
      process: { socket: join(dir, one.id), state: () => 'up', handOver: () => false },
    })),
    {
      ...{ demo: false, today: () => '2026-11-19', directory, url },
      log: { error: () => undefined, warn: () => undefined },
    },
  )
  for (const id of ids)
    hubs[id] = await runHub({ office: id, behind: { socket: join(dir, id), url: `${url}/${id}`, base: `/${id}` } })
  const roles: [(typeof ids)[number], string, Role][] = [
    ['katowice', 'Ewa', 'supervisor'],
    ['bydgoszcz', 'Ewa', 'clerk'],
    ['bydgoszcz', 'Jan', 'supervisor'],
  ]
  const administrators = new Map<string, string>()
  for (const id of ids) administrators.set(id, await firstAdministrator(hubs[id], `Admin ${id}`))
  for (const [id, name, role] of roles) await addMember(hubs[id], administrators.get(id) ?? '', { name, role })
})
afterAll(async () => {
  for (const id of ids) await hubs[id]?.stop()
  gateway.closeAllConnections()
  gateway.close()
  provider.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** Cookies as a browser keeps them: by name, each sent below its path only. */
type Jar = Map<string, { value: string; path: string }>
async function ask(path: string, jar: Jar, form?: Record<string, string>) {
  const cookie = [...jar]
    .filter(([, { path: below }]) => path.startsWith(below))
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; ')
  const response = await fetch(url + path, {
    ...{ redirect: 'manual', headers: { cookie } },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  for (const set of response.headers.getSetCookie()) {
    const [pair = '', ...rest] = set.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const below = rest.find((one) => one.startsWith('Path='))?.slice(5) ?? '/'
    if (rest.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, { value, path: below })
  }
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const signIn = (jar: Jar, name: string, password = testPassword) =>
  ask('/region/sign-in?lang=en', jar, { name, password })
const refusedIn = async (id: (typeof ids)[number]) =>
  (await Array.fromAsync(hubs[id].store.read('staff'))).filter(({ type }) => type === 'SignInRefused').length

test('[REG-3] one sign-in opens all offices, and shows of each what the role there allows', async () => {
  const jar: Jar = new Map()
  expect((await ask('/region?lang=en', jar)).text).toContain('name="password"')
  expect((await signIn(jar, 'Ewa')).status).toBe(303)
  const { text, headers } = await ask('/region?lang=en', jar)
  const [, katowice = '', bydgoszcz = '', olsztyn = ''] = text.split('<section>')
  expect(katowice).toContain('<tbody>')
  expect(bydgoszcz).toContain('Your role at this office does not show this.')
  expect(bydgoszcz).not.toContain('<tbody>')
  expect(olsztyn).toContain('You are not signed in here')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  // The offices' own pages know her as well.
  expect((await ask('/katowice/api/me', jar)).text).toContain('"role":"supervisor"')
  expect((await ask('/bydgoszcz/api/me', jar)).text).toContain('"role":"clerk"')
  expect((await ask('/olsztyn/api/me', jar)).text).toContain('"account":null')
})

test('[REG-3] the board tells who waits and what needs somebody; reports stand side by side', async () => {
  const taken = {
    type: 'TakeTicket',
    queue: 'uzupelnienie-dokumentow',
    language: 'uk',
    ticket: 'one',
    code: 'one',
    machine: '',
  } as const
  await hubs.bydgoszcz.hub.session.act({ ...taken }, { actor: 'test' })
  await hubs.bydgoszcz.hub.session.act(
    { type: 'StopTickets', queue: 'uzupelnienie-dokumentow', text: null },
    { actor: 'test' },
  )
  const jar: Jar = new Map()
  await signIn(jar, 'Jan')
  const [, , bydgoszcz = ''] = (await ask('/region?lang=en', jar)).text.split('<section>')
  expect(bydgoszcz).toContain('>stopped<')
  expect(bydgoszcz).toContain('class="needs"')
  // How long, as the office's own board says it.
  expect(bydgoszcz).toMatch(/<td>\d+\u00a0?\s?min<\/td>/)
  const reports = await ask('/region/reports?lang=en&from=2026-11-01&to=2026-11-19', jar)
  expect(reports.text.match(/You are not signed in here/g)).toHaveLength(2)
  expect(reports.text).toContain('<td class="figure">1</td><td class="figure">0</td>')
  const wrong = await ask('/region/reports?lang=en&from=2026-11-19&to=2026-11-01', jar)
  expect(wrong.text).toMatch(/role="alert">Enter two dates/)
  // Another language is of the same days, and of a page that can be opened.
  expect(reports.text).toContain('href="/region/reports?from=2026-11-01&amp;to=2026-11-19&amp;lang=uk"')
  expect((await signIn(new Map(), 'Jan', 'not the password')).text).toContain('href="/region?lang=uk"')
})

test('who is refused learns nothing of which office knows them, and only those write it down', async () => {
  const before = { katowice: await refusedIn('katowice'), bydgoszcz: await refusedIn('bydgoszcz') }
  const jar: Jar = new Map()
  const wrong = await signIn(jar, 'Jan', 'not the password')
  expect(wrong).toMatchObject({ status: 401 })
  expect(await refusedIn('bydgoszcz')).toBe(before.bydgoszcz + 1)
  expect(await refusedIn('katowice')).toBe(before.katowice)
  const unknown = await signIn(jar, 'Nobody', 'not the password')
  expect(unknown.text.replace('Nobody', 'Jan')).toBe(wrong.text)
  expect(jar.size).toBe(0)
  // What the gateway asks nobody else can ask.
  const forged = await fetch(`${url}/katowice/api/gateway/knows`, {
    ...{ method: 'POST', body: '{"name":"Ewa"}', headers: { 'x-poczekalnia-gateway': '1' } },
  })
  expect(forged.status).toBe(404)
})

test('a board that asks by itself keeps no session alive; its own page alone signs out, everywhere', async () => {
  const jar: Jar = new Map()
  await signIn(jar, 'Ewa')
  for (let minutes = 0; minutes < 40; minutes += 10) {
    hubs.katowice.clock.pass(10 * 60_000)
    await ask('/region?quiet=1&lang=en', jar)
  }
  expect((await ask('/region?lang=en', jar)).text.split('<section>')[1]).toContain('You are not signed in here')
  await signIn(jar, 'Ewa')
  const held = new Map(jar)
  const foreign = { origin: 'https://elsewhere.example', cookie: [...jar].map((pair) => pair.join('=')).join('; ') }
  const abroad = await fetch(`${url}/region/sign-out`, { method: 'POST', redirect: 'manual', headers: foreign })
  expect([abroad.status, abroad.headers.getSetCookie()]).toEqual([403, []])
  expect((await ask('/katowice/api/me', held)).text).not.toContain('"account":null')
  await ask('/region/sign-out?lang=en', jar, {})
  expect(jar.size).toBe(0)
  expect((await ask('/katowice/api/me', held)).text).toContain('"account":null')
  expect((await ask('/region?lang=en', held)).text).toContain('name="password"')
})

test('[REG-3] one sign-in by the directory opens every office where it gives a role', async () => {
  const browser = newBrowser()
  expect((await askAny(browser, `${url}/region?lang=en`)).text).toContain('/region/directory')
  const back = await throughProvider(browser, `${url}/region/directory`, 'eliza')
  expect((await askAny(browser, back)).text).toContain('content="0;url=/region"')
  const [, katowice = '', bydgoszcz = '', olsztyn = ''] = (await askAny(browser, `${url}/region?lang=en`)).text.split(
    '<section>',
  )
  expect(katowice).toContain('<tbody>')
  expect(bydgoszcz).toContain('You are not signed in here')
  expect(olsztyn).toContain('Your role at this office does not show this.')
  expect((await askAny(browser, `${url}/katowice/api/me`)).text).toContain('"name":"Eliza","role":"supervisor"')
})
