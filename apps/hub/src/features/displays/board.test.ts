import { readFileSync } from 'node:fs'
import { displaySettings, office, readProfile } from '@poczekalnia/queue-core'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeFile, type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
beforeAll(async () => {
  running = await runHub()
})
afterAll(() => running.stop())

test('a display tells what is wrong with it, the desks see it, and an empty list takes it back', async () => {
  const display = await running.join('display')
  const counter = await running.join('counter')
  const troubles = [{ kind: 'voice', language: 'uk', missing: ['n-45'], count: 1 }, { kind: 'sound-blocked' }]
  expect(await display.code('trouble', { troubles })).toBe('ok')
  const seen = await counter.until((view) => view.displays.list[0]?.troubles.length === 2)
  expect(seen.displays).toMatchObject({ linked: 1, list: [{ name: 'test display', screen: null, troubles }] })
  expect(await display.code('trouble', { troubles: [] })).toBe('ok')
  await counter.until((view) => view.displays.list[0]?.troubles.length === 0)
  display.socket.disconnect()
  await counter.until((view) => view.displays.linked === 0 && view.displays.list.length === 0)
})

test.each([
  [{ troubles: [{ kind: 'fire' }] }, 'troubles.0.kind'],
  [{ troubles: [{ kind: 'voice', language: 'de', missing: ['n-45'], count: 1 }] }, 'troubles.0.language'],
  [{ troubles: [{ kind: 'voice', language: 'uk', missing: [], count: 1 }] }, 'troubles.0.missing'],
  [{}, 'troubles'],
])('what is no trouble is refused by its field: %j', async (payload, field) => {
  const display = await running.join('display')
  const answer = await display.ask('trouble', payload)
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request', field } })
  display.socket.disconnect()
})

test('the ordinary display shows every queue and every desk; an unknown screen is an ordinary one', async () => {
  const socket = io(`${running.hub.url}/display`, {
    auth: { token: running.tokens.display, screen: 'nowhere' },
    transports: ['websocket'],
  })
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is looked at below
  const view: any = await new Promise((resolve) => socket.once('view', resolve))
  socket.disconnect()
  expect(view.layout).toEqual({
    screen: null,
    orientation: 'auto',
    rows: 6,
    sidePanel: false,
    languages: ['pl', 'en', 'uk', 'ru'],
    sound: { volume: 80, voice: true, repeat: true, quiet: false },
  })
  expect(view.queues).toHaveLength(4)
  expect(view.desks).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a screen is found by its address, else by the name it was paired with', () => {
  const text = `${readFileSync(officeFile, 'utf8')}
displays:
  - id: room-161
    queues: [pobyt-staly]
    sound: { volume: 30 }
`
  const place = office(readProfile(text, 'office.yaml'))
  expect(displaySettings(place, 'room-161', 'Hall')).toMatchObject({ id: 'room-161', queues: ['pobyt-staly'] })
  expect(displaySettings(place, null, 'Room 161').sound).toMatchObject({ volume: 30, voice: true, repeat: true })
  expect(displaySettings(place, null, 'Hall').id).toBe('')
  expect(displaySettings(place, 'room-161', 'Hall').languages).toEqual(['pl', 'en', 'uk', 'ru'])
})
