import { MemoryStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { DeviceRegistry } from './registry.ts'

test('a device is found by its token and by no other', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const { id, token } = await registry.add('kiosk', 'Wejście')
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await registry.find(token)).toEqual({ id, kind: 'kiosk', name: 'Wejście' })
  expect(await registry.find(`${token.slice(0, -1)}!`)).toBeNull()
  expect(await registry.find('')).toBeNull()
})

test('the log holds no token', async () => {
  const store = new MemoryStore()
  const { token } = await new DeviceRegistry(store).add('counter', 'Stanowiska')
  expect(JSON.stringify(await Array.fromAsync(store.read('devices')))).not.toContain(token)
})

test('a removed device is found no more; its name can be given again, its token never works again', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const first = await registry.add('display', 'Sala')
  expect(await registry.remove('Sala')).toEqual({ id: first.id, kind: 'display', name: 'Sala' })
  expect(await registry.find(first.token)).toBeNull()
  const second = await registry.add('display', 'Sala')
  expect(second.id).not.toBe(first.id)
  expect(await registry.find(first.token)).toBeNull()
  expect(await registry.find(second.token)).not.toBeNull()
})

test('what another process adds and removes is seen at once', async () => {
  const store = new MemoryStore()
  const [hub, operator] = [new DeviceRegistry(store), new DeviceRegistry(store)]
  expect(await hub.list()).toEqual([])
  const { token, id } = await operator.add('printer', 'Biletomat')
  expect(await hub.find(token)).toMatchObject({ kind: 'printer' })
  await operator.remove(id)
  expect(await hub.find(token)).toBeNull()
})

test('of two processes that give one name at the same time one is refused', async () => {
  const store = new MemoryStore()
  const outcomes = await Promise.allSettled([
    new DeviceRegistry(store).add('kiosk', 'Hol'),
    new DeviceRegistry(store).add('kiosk', 'hol'),
    new DeviceRegistry(store).add('display', 'Hol'),
  ])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { code: 'name-taken' } })
})

test('a name that two kinds share is told apart by id', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const kiosk = await registry.add('kiosk', 'Hol')
  await registry.add('display', 'Hol')
  await expect(registry.remove('Hol')).rejects.toMatchObject({
    code: 'ambiguous',
    message: expect.stringContaining(kiosk.id),
  })
  await registry.remove(kiosk.id)
  expect(await registry.list()).toMatchObject([{ kind: 'display', name: 'Hol' }])
})

test.each(['', '   ', 'x'.repeat(61), 'a\nb', 'a\u0007'])('refuses the name %j', async (name) => {
  await expect(new DeviceRegistry(new MemoryStore()).add('kiosk', name)).rejects.toMatchObject({ code: 'name-unfit' })
})

test('refuses to remove what is not there', async () => {
  await expect(new DeviceRegistry(new MemoryStore()).remove('Hol')).rejects.toMatchObject({ code: 'unknown' })
})

test('the printer inside a kiosk has a token of its own and goes with the kiosk', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const { id } = await registry.add('kiosk', 'Hol')
  const kiosk = { id, kind: 'kiosk' as const, name: 'Hol' }
  const first = await registry.addPrinterOf(kiosk)
  expect(await registry.find(first.token)).toMatchObject({ kind: 'printer', name: 'Hol (printer)' })
  const second = await registry.addPrinterOf(kiosk)
  expect(await registry.find(first.token)).toBeNull()
  expect(await registry.find(second.token)).toMatchObject({ kind: 'printer' })
  await registry.remove('Hol')
  expect(await registry.find(second.token)).toBeNull()
  expect(await registry.list()).toEqual([])
})

test('a renamed device keeps its id and token; the printer inside follows it', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const { id, token } = await registry.add('kiosk', 'Hol')
  await registry.addPrinterOf({ id, kind: 'kiosk', name: 'Hol' })
  await registry.rename(id, ' Parter ', 'supervisor:Ewa')
  expect(await registry.find(token)).toEqual({ id, kind: 'kiosk', name: 'Parter' })
  expect((await registry.list()).map(({ name }) => name)).toEqual(['Parter', 'Parter (printer)'])
  expect(registry.namesOf(id)).toEqual(['Hol', 'Parter'])
  expect(registry.idOf('kiosk', 'Hol')).toBe(id)
  expect(registry.idOf('kiosk', 'Nikt')).toBeNull()
  const other = await registry.add('kiosk', 'Hol')
  expect(registry.idOf('kiosk', 'Hol')).toBe(other.id)
})

test('a device that another process has removed or renamed is known to be so at the next look', async () => {
  const store = new MemoryStore()
  const [ours, theirs] = [new DeviceRegistry(store), new DeviceRegistry(store)]
  const { id } = await ours.add('kiosk', 'Hol')
  await theirs.rename(id, 'Parter')
  expect(await ours.present(id)).toEqual({ id, kind: 'kiosk', name: 'Parter' })
  await theirs.remove(id)
  expect(await ours.present(id)).toBeNull()
  expect(ours.known(id)).toBeNull()
  await expect(theirs.addPrinterOf({ id, kind: 'kiosk', name: 'Parter' })).rejects.toThrow('not known any more')
})

test('a device is renamed by its name or its id; a name that stands for two is refused', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const { id } = await registry.add('kiosk', 'Hol')
  await registry.add('display', 'Sala')
  expect(await registry.rename('hol', 'Sala')).toEqual({ id, kind: 'kiosk', name: 'Hol' })
  await expect(registry.rename('Sala', 'Parter')).rejects.toMatchObject({ code: 'ambiguous' })
  expect(await registry.rename(id, 'Parter')).toMatchObject({ name: 'Sala' })
})

test('a new name is unique within its kind, and fit to be read', async () => {
  const registry = new DeviceRegistry(new MemoryStore())
  const { id } = await registry.add('kiosk', 'Hol')
  await registry.add('kiosk', 'Parter')
  await registry.add('display', 'Sala')
  await expect(registry.rename(id, 'parter')).rejects.toMatchObject({ code: 'name-taken' })
  await expect(registry.rename(id, '')).rejects.toMatchObject({ code: 'name-unfit' })
  await expect(registry.rename('nobody', 'Sala')).rejects.toMatchObject({ code: 'unknown' })
  await registry.rename(id, 'HOL')
  await registry.rename(id, 'Sala')
  expect((await registry.list()).map(({ name }) => name)).toEqual(['Sala', 'Parter', 'Sala'])
})

/** A registry whose minutes pass when a test says so. */
function withClock() {
  let now = Date.UTC(2026, 10, 19, 11, 5)
  const store = new MemoryStore()
  const registry = new DeviceRegistry(store, Date.now, () => now)
  return { store, registry, pass: (minutes: number) => (now += minutes * 60_000) }
}

test('a pairing code is of signs that no one confuses, and the log holds neither it nor the token', async () => {
  const { store, registry } = withClock()
  await registry.add('display', 'Sala')
  const { code } = await registry.makeCode('Sala')
  expect(code).toMatch(/^[ACEFHJKMNPRTWXY3479]{8}$/)
  const paired = (await registry.pair('display', code)) as { token: string }
  const log = JSON.stringify(await Array.fromAsync(store.read('devices')))
  expect(log).not.toContain(code)
  expect(log).not.toContain(paired.token)
})

test('a pairing code works for ten minutes, and once, whoever asks at the same moment', async () => {
  const { registry, pass } = withClock()
  await registry.add('kiosk', 'Hol')
  const first = await registry.makeCode('Hol')
  pass(10)
  expect(await registry.pair('kiosk', first.code)).toBeNull()
  const { code } = await registry.makeCode('Hol')
  pass(9.9)
  const both = await Promise.all([registry.pair('kiosk', code), registry.pair('kiosk', code)])
  expect(both.filter((answer) => answer !== null)).toHaveLength(1)
})

test('a new code ends the one before, and a removed device has none', async () => {
  const { registry } = withClock()
  await registry.add('kiosk', 'Hol')
  const before = await registry.makeCode('Hol')
  const after = await registry.makeCode('Hol')
  expect(await registry.pair('kiosk', before.code)).toBeNull()
  await registry.remove('Hol')
  expect(await registry.pair('kiosk', after.code)).toBeNull()
})

test('a code that another process made is known at once, and the screen that was chosen comes with it', async () => {
  const { store, registry } = withClock()
  await registry.add('display', 'Sala')
  const { code } = await registry.makeCode('Sala', { screen: 'room-161' })
  expect(
    await new DeviceRegistry(store, Date.now, () => Date.UTC(2026, 10, 19, 11, 6)).pair('display', code),
  ).toMatchObject({ screen: 'room-161' })
})
