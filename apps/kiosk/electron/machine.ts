import type { DeviceFiles } from '../device/device-files.ts'
import { sentenceOf, spokenBy } from '../device/hub-speech.ts'
import type { Log } from '../device/log.ts'
import { askHub, pairWithHub } from '../device/pair-with-hub.ts'
import { pairingInput } from '../device/pairing-input.ts'
import { type PrintService, startPrintService } from '../device/print-service.ts'
import { type ReadSettings, readSettings, type Settings, writeSettings } from '../device/settings.ts'
import { StaffPin, staffLock } from '../device/staff-pin.ts'
import type { Tokens, TokenVault } from '../device/token-vault.ts'
import type { Answers } from './contract.ts'
import { firstPage, type Page } from './first-page.ts'

/** What this machine is: its settings, its tokens, its staff PIN, its printing. Knows no window. */
export type Machine = {
  /** Reads everything anew and answers what a start would show. */
  home(): Promise<Page>
  read(): ReadSettings
  settings(): Settings | null
  tokens(): Tokens | null
  needsPin(): boolean
  pair(address: string, code: string, pin: string | undefined): Promise<Answers['pair']>
  unlock(pin: string): Promise<Answers['unlock']>
  forget(): Promise<void>
  printing(): PrintService | null
  hub(): Promise<Answers['state']['hub']>
  /** Languages that the hub has sentences for; none while it can't be asked. */
  spokenLanguages(): Promise<string[]>
  /** A sentence as sound, `null` where the hub has none. */
  sentence(language: string, pace: string, text: string): Promise<Uint8Array<ArrayBuffer> | null>
  stop(): Promise<void>
}

export function openMachine(parts: { files: DeviceFiles; vault: TokenVault; log: Log }): Machine {
  const { files, vault, log } = parts
  const lock = staffLock(files.staffPin)
  let read: ReadSettings = { state: 'missing' }
  let tokens: Tokens | null = null
  let printing: PrintService | null = null

  const settings = () => (read.state === 'ready' ? read.settings : null)

  /** Once for each pairing: settings that were changed take effect with a restart, as the file itself says. */
  const startPrinting = () => {
    const now = settings()
    if (printing || !now || !tokens) return
    printing = startPrintService({ settings: now, token: tokens.printer, journalFile: files.printJournal, log })
  }
  const stopPrinting = async () => {
    const running = printing
    printing = null
    await running?.stop()
  }

  return {
    async home() {
      read = readSettings(files.settings)
      tokens = await vault.read()
      const page = firstPage({ settings: read.state, paired: tokens !== null, pinSet: lock.isSet() })
      if (page === 'kiosk') startPrinting()
      return page
    },
    read: () => read,
    settings,
    tokens: () => tokens,
    needsPin: () => !lock.isSet(),
    async pair(address, code, pin) {
      const input = pairingInput(address, code)
      if (!input) return { ok: false, problem: 'input' }
      if (!lock.isSet() && !StaffPin.safeParse(pin).success) return { ok: false, problem: 'pin' }
      const answer = await pairWithHub(input)
      log.info({ hub: input.hub, outcome: answer.ok ? 'paired' : answer.problem }, 'pairing')
      if (!answer.ok) return answer
      await stopPrinting()
      if (!lock.isSet() && pin !== undefined) await lock.set(pin)
      writeSettings(files.settings, { hub: input.hub })
      await vault.write(answer.tokens)
      return { ok: true }
    },
    async unlock(pin) {
      const answer = await lock.try(pin)
      log.info({ outcome: answer.ok ? 'open' : 'refused' }, 'service menu')
      return answer
    },
    async forget() {
      await stopPrinting()
      vault.forget()
      tokens = null
      log.info({}, 'pairing forgotten')
    },
    printing: () => printing,
    async hub() {
      const url = settings()?.hub ?? ''
      const answer = url === '' ? null : await askHub(url)
      return { url, office: answer?.office ?? null, ms: answer?.ms ?? null }
    },
    async spokenLanguages() {
      const now = settings()
      return now ? spokenBy(now.hub) : []
    },
    async sentence(language, pace, text) {
      const now = settings()
      return now && tokens ? sentenceOf(now.hub, tokens.kiosk, { language, pace, text }) : null
    },
    stop: stopPrinting,
  }
}
