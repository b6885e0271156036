import { join } from 'node:path'
import { readPairingCode } from '@poczekalnia/protocol'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { DeviceRegistry, writeHubFiles } from '../apps/hub/src/features/devices/index.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

test('a device is added, listed and removed while a hub holds the file', async () => {
  const data = join(scratchFolder(), 'office')
  const first = await runScript('device', 'add', 'kiosk', 'Wejście główne', '--token', '--data', data)
  // A folder that was mistyped would be made as well: it is said that it is new.
  expect(first).toMatchObject({ status: 0, err: expect.stringContaining('no hub has kept anything there yet') })
  const token = /^ {2}http:\/\/localhost:7070\/kiosk#token=([\w-]{43})$/m.exec(first.out)?.[1] ?? ''

  const store = openSqliteStore(join(data, 'office.db'))
  const hub = new DeviceRegistry(store)
  expect(await hub.find(token)).toMatchObject({ kind: 'kiosk', name: 'Wejście główne' })
  expect((await runScript('device', 'add', 'printer', 'Biletomat', '--data', data)).out).toMatch(/token {2}[\w-]{43}/)
  expect((await runScript('device', 'list', '--data', data)).out).toMatch(
    /^kiosk {4}\w{10} {2}Wejście główne\nprinter {2}\w{10} {2}Biletomat\n$/,
  )
  expect(await runScript('device', 'remove', 'Wejście główne', '--data', data)).toMatchObject({ status: 0 })
  expect(await hub.find(token)).toBeNull()
  expect(await hub.list()).toMatchObject([{ name: 'Biletomat' }])
  store.close()
})

test('a device is paired by the eight signs that are printed, once, and anew by others', async () => {
  const data = scratchFolder()
  const added = await runScript('device', 'add', 'display', 'Sala', '--data', data)
  const code = (out: string) => /^ {2}([ACEFHJKMNPRTWXY3479]{4}-[ACEFHJKMNPRTWXY3479]{4})$/m.exec(out)?.[1] ?? ''
  const store = openSqliteStore(join(data, 'office.db'))
  const hub = new DeviceRegistry(store)
  const use = (out: string) => hub.pair('display', readPairingCode(code(out)) ?? '')
  const paired = await use(added.out)
  expect(paired).toMatchObject({ name: 'Sala', token: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await use(added.out)).toBeNull()
  const again = await runScript('device', 'code', 'Sala', '--data', data)
  expect(again.out).toContain(code(again.out).replace('-', ''))
  expect(await use(again.out)).toMatchObject({ name: 'Sala' })
  expect(await hub.find((paired as { token: string }).token)).toBeNull()
  store.close()
})

test('a device gets another name beside a running hub, and stays paired', async () => {
  const data = scratchFolder()
  const store = openSqliteStore(join(data, 'office.db'))
  const hub = new DeviceRegistry(store)
  const { id, token } = await hub.add('kiosk', 'Hol')
  expect(await runScript('device', 'rename', 'Hol', 'Wejście', '--data', data)).toMatchObject({
    status: 0,
    out: `kiosk "Hol" (${id}) is called "Wejście" now. It stays paired.\n`,
  })
  expect(await hub.find(token)).toMatchObject({ name: 'Wejście' })
  store.close()
})

test('the address is the one that the hub of the folder answers at, unless another is said', async () => {
  const data = scratchFolder()
  writeHubFiles(data, { url: 'http://10.1.2.3:8080' }, 'secret')
  const [own, said] = await Promise.all([
    runScript('device', 'add', 'display', 'Sala', '--data', data),
    runScript('device', 'add', 'counter', 'Stanowiska', '--data', data, '--url', 'http://kolejka.local:7070/'),
  ])
  expect(own.out).toContain('http://10.1.2.3:8080/display#code=')
  expect(said.out).toContain('http://kolejka.local:7070/counter#code=')
})

test.each([
  [[], 'Say what to do'],
  [['add', 'toaster', 'Hol'], 'toaster is not one of: kiosk, display, counter, printer'],
  [['add', 'kiosk'], 'Something is missing'],
  [['rename', 'Hol'], 'Something is missing'],
  [['rename', 'Hol', 'Sala', '--token'], '--token goes with add'],
  [['add', 'kiosk', 'Wejście', 'główne'], 'in quotation marks'],
  [['add', 'kiosk', ' '], 'a name has 1 to 60 printable characters'],
  [['add', 'kiosk', 'Hol', '--url', 'hub'], '--url takes an address'],
  [['list', '--colour'], "Unknown option '--colour'"],
])('`device %j` ends with 2 and says why', async (args, saying) => {
  const outcome = await runScript('device', ...args, '--data', scratchFolder())
  expect(outcome).toMatchObject({ status: 2, out: '', err: expect.stringContaining(saying) })
})

test('what is not there is not made by looking for it', async () => {
  const data = join(scratchFolder(), 'missing')
  for (const args of [['list'], ['remove', 'Hol']])
    expect(await runScript('device', ...args, '--data', data)).toMatchObject({
      status: 2,
      err: expect.stringContaining("there is no hub's data in this folder"),
    })
})
