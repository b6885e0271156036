import type { Log } from '../device/log.ts'
import type { Page } from './first-page.ts'
import { type Heartbeat, heartbeat } from './heartbeat.ts'
import type { KioskWindow } from './kiosk-window.ts'
import { recoveryFor, type Trouble } from './recovery-for.ts'

/** How long "one moment" stays at least, milliseconds: something that only flickers frightens more than it tells. */
const MOMENT_MS = 1_500
/** After so long without trouble the program counts its relaunches from 0 again, milliseconds. */
const SETTLED_MS = 10 * 60_000

export type Recovering = {
  trouble(trouble: Trouble): void
  /** A page was loaded: its heart is listened to. */
  loaded(page: Page): void
  beat(shows: boolean): void
  /** How often the screen was brought back, and why the last time. */
  history(): { count: number; last: string | null }
  stop(): void
}

/**
 * Brings the screen back after a crash or a hang: "one moment", then the page that a fresh start would show.
 *
 * @param relaunches how often the program was relaunched in a row on account of trouble
 * @param relaunch ends this program and starts a new one
 */
export function recovering(parts: {
  window: () => KioskWindow
  home: () => Promise<Page>
  relaunches: number
  relaunch: (relaunches: number) => void
  log: Log
}): Recovering {
  const { log } = parts
  const heart: Heartbeat = heartbeat()
  const startedAt = Date.now()
  const past: number[] = []
  let last: string | null = null
  let busy = false
  let stopped = false
  const ticking = setInterval(() => {
    const silence = heart.check(performance.now())
    if (silence) trouble({ type: silence })
  }, 1_000)

  function trouble(what: Trouble): void {
    if (busy || stopped) return
    const now = Date.now()
    const relaunches = now - startedAt > SETTLED_MS ? 0 : parts.relaunches
    const { act, afterMs, reason } = recoveryFor(what, past, relaunches, now)
    log.warn({ act, afterMs, reason, page: parts.window().page() }, 'recovery')
    if (act === 'ignore') return
    past.push(now)
    last = reason
    heart.end()
    busy = true
    void recover(act, afterMs, relaunches).finally(() => {
      busy = false
    })
  }

  async function recover(act: 'reload' | 'recreate' | 'relaunch', afterMs: number, relaunches: number): Promise<void> {
    const window = parts.window()
    if (act === 'reload') await window.show('moment')
    else await window.recreate('moment')
    await new Promise((resolve) => setTimeout(resolve, Math.max(afterMs, MOMENT_MS)))
    if (stopped) return
    if (act === 'relaunch') return parts.relaunch(relaunches + 1)
    // Trouble with the page that comes now is new trouble.
    busy = false
    await window.show(await parts.home())
  }

  return {
    trouble,
    loaded: (page) => (page === 'moment' ? heart.end() : heart.begin(performance.now())),
    beat: (shows) => heart.beat(shows, performance.now()),
    history: () => ({ count: past.length, last }),
    stop() {
      stopped = true
      clearInterval(ticking)
    },
  }
}
