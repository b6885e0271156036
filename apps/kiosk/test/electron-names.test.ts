import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { electronUses, isDeclared } from './electron-names.ts'

const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8')

test('every name and event of Electron that the program uses is one of the real package', () => {
  const uses = electronUses()
  const unknown = uses.filter((use) => !isDeclared(use, declarations))
  expect(unknown).toEqual([])
})

test('the check sees what it is meant to see', () => {
  const uses = electronUses().map(({ of, name, kind }) => `${of} ${kind} ${name}`)
  for (const use of [
    'App member requestSingleInstanceLock',
    'App event child-process-gone',
    'WebContents event render-process-gone',
    'WebContents event before-input-event',
    'WebContents member setWindowOpenHandler',
    'BrowserWindow event unresponsive',
    'Session member setPermissionCheckHandler',
    'Protocol member registerSchemesAsPrivileged',
    'SafeStorage member encryptStringAsync',
    'IpcMain member handle',
    'ContextBridge member exposeInMainWorld',
    'PowerSaveBlocker member start',
    'Menu member setApplicationMenu',
    'CommandLine member appendSwitch',
  ])
    expect(uses).toContain(use)
  const made = (of: string, name: string, kind: 'member' | 'event') => ({ of, name, kind, file: '' })
  expect(isDeclared(made('App', 'requestSingleInstanceLok', 'member'), declarations)).toBe(false)
  expect(isDeclared(made('WebContents', 'render-proces-gone', 'event'), declarations)).toBe(false)
  expect(isDeclared(made('BrowserWindow', 'destroy', 'member'), declarations)).toBe(true)
})
