import { expect, test } from 'vitest'
import { linkedDisplays } from './linked-displays.ts'

const hall = { name: 'Hall', screen: null, at: '2026-11-19T08:00:00+01:00' }
const room = { name: 'Room 161', screen: 'room-161', at: '2026-11-19T08:01:00+01:00' }
const blocked = { kind: 'sound-blocked' as const }

test('those in trouble stand first, and the newest word counts', () => {
  const displays = linkedDisplays()
  displays.joined('a', hall)
  displays.joined('b', room)
  displays.told('b', [blocked])
  expect(displays.list().map(({ name, troubles }) => [name, troubles.length])).toEqual([
    ['Room 161', 1],
    ['Hall', 0],
  ])
  displays.told('b', [])
  expect(displays.list().map(({ name }) => name)).toEqual(['Hall', 'Room 161'])
})

test('a display that links again before its old link is given up is one, and stays', () => {
  const displays = linkedDisplays()
  displays.joined('a', hall)
  displays.told('a', [blocked])
  displays.joined('a', { ...hall, at: '2026-11-19T09:00:00+01:00' })
  displays.left('a')
  expect(displays.list()).toEqual([{ name: 'Hall', screen: null, linkedSince: hall.at, troubles: [blocked] }])
  displays.left('a')
  expect(displays.list()).toEqual([])
  displays.told('a', [blocked])
  expect(displays.list()).toEqual([])
})
