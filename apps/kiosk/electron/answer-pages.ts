import { usualKeypad } from '../device/keypad.ts'
import type { Settings } from '../device/settings.ts'
import type { ServiceState } from './contract.ts'
import type { Page } from './first-page.ts'
import type { KioskWindow } from './kiosk-window.ts'
import type { Answerers } from './listen.ts'
import type { Machine } from './machine.ts'
import type { Recovering } from './recover.ts'
import type { ServiceSession } from './service-session.ts'

/** What the program does for each thing that a page asks. */
export function answerPages(parts: {
  machine: Machine
  window: () => KioskWindow
  recovery: Recovering
  service: ServiceSession
  settingsFile: string
  version: string
  encrypted: () => Promise<boolean>
  restart: () => void
  quit: () => void
}): Answerers {
  const { machine, recovery, service } = parts
  /** After the answer is on its way: the page that asked is about to go. */
  const soon = (act: () => void) => void setTimeout(act, 50)
  const goHome = () => soon(() => void machine.home().then((page) => parts.window().show(page)))
  const done = { ok: true } as const

  return {
    async hub() {
      const [settings, tokens] = [machine.settings(), machine.tokens()]
      if (!settings || !tokens) throw new Error('not paired')
      return { url: settings.hub, token: tokens.kiosk, volume: settings.volume, keypad: settings.keypad }
    },
    async screen() {
      const page: Page = parts.window().page()
      const read = machine.read()
      if (page === 'settings' && read.state === 'wrong') return { screen: 'settings', problem: read.problem }
      if (page === 'service') return { screen: 'service', unlocked: service.isOpen() }
      return { screen: 'pairing', needsPin: machine.needsPin(), hub: machine.settings()?.hub ?? null }
    },
    async pair({ address, code, pin }) {
      const answer = await machine.pair(address, code, pin)
      if (answer.ok) goHome()
      return answer
    },
    async 'check-settings'() {
      const page = await machine.home()
      if (page !== 'settings') goHome()
      return { ok: page !== 'settings' }
    },
    async keys() {
      return { keypad: machine.settings()?.keypad ?? usualKeypad, spoken: await machine.spokenLanguages() }
    },
    sentence: ({ language, pace, text }) => machine.sentence(language, pace, text),
    async unlock({ pin }) {
      const answer = await machine.unlock(pin)
      if (answer.ok) service.open()
      else service.ask()
      return answer
    },
    async leave() {
      service.close()
      goHome()
      return done
    },
    async state() {
      const printing = machine.printing()
      const status = printing?.status()
      const settings = machine.settings()
      return {
        hub: await machine.hub(),
        printer: printing && status ? { name: printing.printer, state: status.state } : null,
        screen: screenFacts(parts.window().size(), settings),
        encrypted: await parts.encrypted(),
        recoveries: recovery.history(),
        version: parts.version,
        settingsFile: parts.settingsFile,
      }
    },
    async 'test-ticket'({ language }) {
      service.touch()
      const printing = machine.printing()
      if (!printing) return { outcome: 'failed', reason: 'offline' }
      return printing.testTicket(language, new Date())
    },
    async 'pair-anew'() {
      await machine.forget()
      service.close()
      goHome()
      return done
    },
    async restart() {
      soon(parts.restart)
      return done
    },
    async quit() {
      soon(parts.quit)
      return done
    },
  }
}

/** `turned`: the screen stands otherwise than the settings say. */
function screenFacts(size: { width: number; height: number }, settings: Settings | null): ServiceState['screen'] {
  const wanted = settings?.orientation ?? 'portrait'
  const stands = size.height >= size.width ? 'portrait' : 'landscape'
  return { ...size, pxPerMm: settings?.pxPerMm ?? 4, turned: stands !== wanted }
}
