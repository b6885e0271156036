import { expect, test } from 'vitest'
import { windowOptions } from './window-options.ts'

const machine = windowOptions({ preload: '/app/preload.cjs', orientation: 'portrait', windowed: false })

test('the page is in a sandbox, isolated, and has no tools', () => {
  expect(machine.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  })
})

test('the window fills the screen and has no way out', () => {
  expect(machine).toMatchObject({ kiosk: true, fullscreen: true, frame: false, closable: false, minimizable: false })
})

test('upright or across; on a developer’s desk half as large', () => {
  expect(machine).toMatchObject({ width: 1080, height: 1920 })
  expect(windowOptions({ preload: '/p', orientation: 'landscape', windowed: true })).toMatchObject({
    width: 960,
    height: 540,
    kiosk: false,
    frame: true,
  })
})
