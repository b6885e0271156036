import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { relaunchArguments, startOptions } from './start-options.ts'

test('folder by option, then by environment', () => {
  expect(startOptions(['electron', '.', '--folder=/srv/k'], { POCZEKALNIA_KIOSK_FOLDER: '/x' }).folder).toBe(
    resolve('/srv/k'),
  )
  expect(startOptions(['electron', '.'], { POCZEKALNIA_KIOSK_FOLDER: '/x' }).folder).toBe(resolve('/x'))
  expect(startOptions(['electron', '.'], {})).toEqual({
    folder: null,
    windowed: false,
    relaunches: 0,
    supervised: false,
  })
})

test('the count of relaunches is carried on, nonsense is none', () => {
  expect(startOptions(['e', '--relaunches=3'], {}).relaunches).toBe(3)
  expect(startOptions(['e', '--relaunches=-1'], {}).relaunches).toBe(0)
  expect(startOptions(['e', '--relaunches=x'], {}).relaunches).toBe(0)
  expect(relaunchArguments(['e', '.', '--relaunches=3', '--windowed'], 4)).toEqual([
    '.',
    '--windowed',
    '--relaunches=4',
  ])
})
