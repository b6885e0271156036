import { join } from 'node:path'
import { deviceFiles } from '../device/device-files.ts'
import { openLog } from '../device/log.ts'
import { startPrintService } from '../device/print-service.ts'
import { readSettings, type Settings } from '../device/settings.ts'
import { noCipher, tokenVault } from '../device/token-vault.ts'
import { chromiumArguments, findChromium } from './find-chromium.ts'
import { keepChromium } from './keep-chromium.ts'
import { keepPage } from './keep-page.ts'
import { type BrowserOptions, browserOptions, usage } from './options.ts'
import { askForAddress, CannotStart, pair } from './pair.ts'

// poczekalnia kiosk:browser: the machine without Electron. Chromium shows the hub's own page in kiosk mode, this
// process prints.

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) {
  console.log(usage)
  process.exit(0)
}
try {
  await run(browserOptions(args))
} catch (error) {
  const isUsage = error instanceof Error && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')
  if (!(error instanceof CannotStart) && !isUsage) throw error
  console.error(`kiosk: ${(error as Error).message.split('\n')[0]}`)
  if (isUsage) console.error(`\n${usage}`)
  process.exit(2)
}

async function run(options: BrowserOptions): Promise<void> {
  const files = deviceFiles(options.folder)
  const vault = tokenVault(files.tokens, noCipher)
  if (options.pair && options.pairOnly) {
    await pair(options.pair, files, vault)
    console.log(`This machine is paired; what it has to know lies in ${files.folder}.`)
    return
  }
  const executable = findChromium(process.env)
  if (!executable)
    throw new CannotStart(
      'no Chromium here: install it (Debian: apt-get install chromium) or name one in POCZEKALNIA_CHROMIUM',
    )
  const known = options.pair === null && readSettings(files.settings).state !== 'missing' ? await vault.read() : null
  const tokens = known ?? (await pair(options.pair ?? (await askForAddress()), files, vault))
  const settings = usable(files.settings)
  const log = openLog(files.log)
  const printing = startPrintService({ settings, token: tokens.printer, journalFile: files.printJournal, log })
  console.log(`Ticket machine of ${settings.hub}, printer: ${printing?.printer ?? 'none'}. Stop with Ctrl+C.`)

  const more = (process.env.POCZEKALNIA_CHROMIUM_ARGS ?? '').split(' ').filter(Boolean)
  const browser = keepChromium({
    executable,
    again: !options.windowed,
    log,
    start: async () =>
      chromiumArguments({
        profile: join(files.folder, 'Chromium'),
        windowed: options.windowed,
        // The page is asked for over the pipe: others can read a command line, and the page's address holds the token.
        address: 'about:blank',
        isRoot: process.getuid?.() === 0,
        more: ['--remote-debugging-pipe', ...more],
      }),
    onStarted: (devTools) =>
      keepPage({
        devTools,
        address: `${settings.hub}/kiosk#token=${tokens.kiosk}`,
        alone: !options.windowed,
        facts: { volume: settings.volume, keypad: settings.keypad },
        log,
      }),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, browser.stop)
  await browser.ended
  await printing?.stop()
  process.exit(0)
}

function usable(file: string): Settings {
  const read = readSettings(file)
  if (read.state === 'ready') return read.settings
  throw new CannotStart(read.state === 'wrong' ? read.told : `${file}: there is no such file`)
}
