import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../testing/staff-hands.ts'
import { type DirectorySettings, readDirectory, roleAt } from './settings.ts'
import { ask, type Browser, newBrowser, testProvider, throughProvider } from './testing.ts'

const people = {
  ewa: { name: 'Ewa Kowalska', groups: ['kolejka-kierownicy'] },
  jan: { name: 'Jan Nowak', groups: ['kolejka-pracownicy'] },
  obcy: { name: 'Nobody here', groups: ['kadry'] },
}
let settings: DirectorySettings
let provider: Awaited<ReturnType<typeof testProvider>>
let running: RunningHub
beforeAll(async () => {
  provider = await testProvider(people)
  settings = {
    ...{ issuer: provider.issuer, clientId: 'poczekalnia', clientSecret: 'secret of the test' },
    ...{ scope: 'openid profile', nameClaim: 'name', rolesClaim: 'groups' },
    roles: [
      { value: 'kolejka-kierownicy', office: 'bydgoszcz', role: 'supervisor' },
      { value: 'kolejka-pracownicy', office: '*', role: 'clerk', queues: ['uzupelnienie-dokumentow'] },
    ],
  }
  running = await runHub({ directory: settings })
})
afterAll(async () => {
  await running.stop()
  provider.stop()
})

const hub = (path: string) => running.hub.url + path
const begin = () => hub('/api/directory/sign-in?to=/supervisor')
const me = async (browser: Browser) => JSON.parse((await ask(browser, hub('/api/me'))).text)
const staffEvents = async () => (await Array.fromAsync(running.store.read('staff'))).map(({ type }) => type)

test('while the provider is down people are told so, and can sign in as before', async () => {
  const told = await ask(newBrowser(), `${begin()}&lang=en`)
  expect(told.status).toBe(503)
  expect(told.text).toContain('does not answer')
  await firstAdministrator(running)
  provider.open({ id: 'poczekalnia', secret: 'secret of the test', redirectUris: [hub('/api/directory/back')] })
})

test('[REG-3] somebody signs in by the directory, with the role that it gives, and the log has it', async () => {
  const browser = newBrowser()
  expect(await me(browser)).toMatchObject({ account: null, directory: '/api/directory/sign-in' })
  const back = await throughProvider(browser, begin(), 'ewa')
  const entered = await ask(browser, back)
  expect(entered.status).toBe(200)
  expect(entered.text).toContain('content="0;url=/supervisor"')
  expect((await me(browser)).account).toMatchObject({ name: 'Ewa Kowalska', role: 'supervisor', directory: true })
  expect((await staffEvents()).slice(-2)).toEqual(['AccountAdded', 'SignedIn'])
  // What the provider keeps of people stays there.
  expect(JSON.stringify(await Array.fromAsync(running.store.read('staff')))).not.toMatch(/"ewa"|kolejka-/)
  // The way back works once.
  expect((await ask(browser, `${back}&lang=en`)).text).toContain('begun in another window')
  await ask(browser, hub('/api/sign-out'), {})
})

test('who is somebody else by now is so at the next sign-in; who is nobody any more loses everything', async () => {
  const browser = newBrowser()
  await ask(browser, await throughProvider(browser, begin(), 'jan'))
  const { account } = await me(browser)
  expect(account).toMatchObject({ role: 'clerk', queues: ['uzupelnienie-dokumentow'] })
  people.jan.groups = ['kolejka-kierownicy']
  const again = newBrowser()
  await ask(again, await throughProvider(again, begin(), 'jan'))
  expect((await me(again)).account).toMatchObject({ id: account.id, role: 'supervisor' })
  expect((await me(browser)).account).toMatchObject({ role: 'supervisor' })
  people.jan.groups = []
  const gone = newBrowser()
  const refused = await ask(gone, `${await throughProvider(gone, begin(), 'jan')}&lang=en`)
  expect(refused).toMatchObject({ status: 403 })
  expect(refused.text).toContain('no role here')
  expect((await me(again)).account).toBeNull()
})

test('nobody comes in with another browser’s way back, a made-up one, or without a role', async () => {
  const [ewa, other] = [newBrowser(), newBrowser()]
  const back = await throughProvider(ewa, begin(), 'ewa')
  expect((await ask(other, back)).status).toBe(403)
  expect((await ask(ewa, back)).status).toBe(403)
  for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y'])
    expect((await ask(other, hub(`/api/directory/back${query}`))).status).toBe(403)
  const stranger = newBrowser()
  expect((await ask(stranger, await throughProvider(stranger, begin(), 'obcy'))).status).toBe(403)
  expect((await me(stranger)).account).toBeNull()
})

test('the way back leads to pages of the office only', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/supervisor/../x', '/api/me', 'x']) {
    const browser = newBrowser()
    const from = hub(`/api/directory/sign-in?to=${encodeURIComponent(to)}`)
    const entered = await ask(browser, await throughProvider(browser, from, 'ewa'))
    expect(entered.text, to).toContain('content="0;url=/supervisor"')
  }
})

test('an account of the directory has no password, and none can be given to it', async () => {
  const ewa = running.hub.staff.parts.accounts.named('Ewa Kowalska')
  const administrator = (
    await askApi(running, 'POST', '/api/sign-in', { body: { name: 'Maria', password: 'tajne przez poufne' } })
  ).cookie
  expect((await askApi(running, 'POST', `/api/accounts/${ewa?.id}/password`, { cookie: administrator })).code).toBe(
    'bad-request',
  )
  const tried = { body: { name: 'Ewa Kowalska', password: 'anything at all' } }
  expect((await askApi(running, 'POST', '/api/sign-in', tried)).code).toBe('sign-in-refused')
})

test('what the claim says is a role at an office by the first line that fits', () => {
  const at = (values: string[], office: string) => roleAt(settings, values, office)?.role ?? null
  expect(at(['kolejka-pracownicy', 'kolejka-kierownicy'], 'bydgoszcz')).toBe('supervisor')
  expect(at(['kolejka-pracownicy', 'kolejka-kierownicy'], 'katowice')).toBe('clerk')
  expect(at(['kolejka-kierownicy'], 'katowice')).toBeNull()
})

test('a faulty file is told in one line that names the field', () => {
  const dir = mkdtempSync(join(tmpdir(), 'directory-'))
  const file = join(dir, 'directory.yaml')
  const good = `issuer: https://login.example
clientId: a
clientSecret: b
roles:
  - { value: x, role: clerk }
`
  const read = (text: string) => {
    writeFileSync(file, text)
    return readDirectory(file)
  }
  expect(read(good)).toMatchObject({ rolesClaim: 'groups', roles: [{ office: '*' }] })
  expect(() => read(good.replace('https', 'http'))).toThrow(/issuer: an address with https/)
  expect(() => read(good.replace('clerk', 'chief'))).toThrow(/role/)
  expect(() => read(good.replace('clientId', 'client'))).toThrow(/client/)
  rmSync(dir, { recursive: true })
})
