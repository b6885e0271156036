import { expect, test } from 'vitest'
import { linkedDevices } from './linked-devices.ts'

const second = 1_000

test('a device is linked since its first page came, and not since its last one went', () => {
  const devices = linkedDevices()
  expect(devices.of('a')).toBeNull()
  devices.joined('a', { at: 0, version: '1' })
  devices.joined('a', { at: 5 * second, version: '2' })
  expect(devices.of('a')).toMatchObject({ links: 2, since: 0, version: '2' })
  devices.left('a', 6 * second)
  expect(devices.of('a')).toMatchObject({ links: 1, since: 0 })
  devices.left('a', 7 * second)
  expect(devices.of('a')).toMatchObject({ links: 0, since: 7 * second })
})

test('a lost link is told as a trouble, a reload is not', () => {
  const devices = linkedDevices()
  devices.joined('a', { at: 0, version: null })
  devices.left('a', 10 * second)
  devices.joined('a', { at: 12 * second, version: null })
  expect(devices.of('a')?.lastTrouble).toBeNull()
  devices.left('a', 20 * second)
  devices.joined('a', { at: 60 * second, version: null })
  expect(devices.of('a')).toMatchObject({ since: 60 * second, lastTrouble: { at: 20 * second, what: 'link-lost' } })
})

test('the newest trouble stays known when it is over', () => {
  const devices = linkedDevices()
  devices.joined('a', { at: 0, version: null })
  devices.troubled('a', 'paper-out', 5 * second)
  devices.left('a', 6 * second)
  devices.joined('a', { at: 7 * second, version: null })
  expect(devices.of('a')?.lastTrouble).toEqual({ at: 5 * second, what: 'paper-out' })
  devices.troubled('unknown', 'paper-out', 5 * second)
  expect(devices.of('unknown')).toBeNull()
})
