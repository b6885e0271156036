import { join } from 'node:path'
import { app, powerSaveBlocker, session } from 'electron'
import { deviceFiles } from '../device/device-files.ts'
import { openLog } from '../device/log.ts'
import { tokenVault } from '../device/token-vault.ts'
import { answerPages } from './answer-pages.ts'
import { denyPermissions } from './deny-permissions.ts'
import { endings } from './endings.ts'
import { guardContents } from './guard-contents.ts'
import { type KioskWindow, openKioskWindow } from './kiosk-window.ts'
import { listen } from './listen.ts'
import { openMachine } from './machine.ts'
import { recovering } from './recover.ts'
import { safeStorageCipher } from './safe-storage-cipher.ts'
import { registerScheme, servePages } from './serve-pages.ts'
import { serviceSession } from './service-session.ts'
import { setUpChromium } from './set-up-chromium.ts'
import { startOptions } from './start-options.ts'
import { windowOptions } from './window-options.ts'

const options = startOptions(process.argv, process.env)
// The lock lies in the folder, so the folder comes first; nothing else is touched before the lock is held.
if (options.folder) app.setPath('userData', options.folder)
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only once this module has been evaluated, and would wait for itself.
  run().catch((error: unknown) => {
    console.error(error)
    app.exit(1)
  })
} else app.exit(0)

async function run(): Promise<void> {
  const files = deviceFiles(app.getPath('userData'))
  const log = openLog(files.log)
  setUpChromium(app)
  registerScheme()
  guardContents(app, log)
  await app.whenReady()
  log.info({ version: app.getVersion(), relaunches: options.relaunches }, 'started')

  const machine = openMachine({ files, vault: tokenVault(files.tokens, safeStorageCipher), log })
  const ends = endings({ options, stop, log })
  denyPermissions(session.defaultSession, log)
  const roots = { kiosk: join(import.meta.dirname, '../../dist'), shell: join(import.meta.dirname, 'pages') }
  servePages(roots, () => machine.settings()?.hub ?? null)
  powerSaveBlocker.start('prevent-display-sleep')

  const home = await machine.home()
  const preload = join(import.meta.dirname, 'preload.cjs')
  const orientation = () => machine.settings()?.orientation ?? 'portrait'
  const recovery = recovering({
    window: () => window,
    home: () => machine.home(),
    relaunches: options.relaunches,
    relaunch: ends.relaunch,
    log,
  })
  const window: KioskWindow = openKioskWindow({
    options: () => windowOptions({ preload, orientation: orientation(), windowed: options.windowed }),
    onLoaded: recovery.loaded,
    onTrouble: recovery.trouble,
  })
  app.on('child-process-gone', (_event, { type, reason }) =>
    recovery.trouble({ type: 'process-gone', process: type, reason }),
  )
  const service = serviceSession(() => void machine.home().then((page) => window.show(page)))
  listen({
    isMine: window.isMine,
    unlocked: service.isOpen,
    log,
    onSignal(signal, host) {
      if (signal.signal === 'beat') recovery.beat(signal.shows)
      else if (host === 'kiosk') {
        service.ask()
        void window.show('service')
      }
    },
    answerers: answerPages({
      machine,
      window: () => window,
      recovery,
      service,
      settingsFile: files.settings,
      version: app.getVersion(),
      encrypted: safeStorageCipher.available,
      restart: () => ends.relaunch(0),
      quit: ends.quit,
    }),
  })
  await window.show(home)

  async function stop(): Promise<void> {
    recovery.stop()
    await machine.stop()
    window.close()
  }
}
