import type { Page } from 'playwright-core'

/** A line of the machine's log. */
export type LogLine = { level: string; msg: string } & Record<string, unknown>

/** The machine's program while a test holds it: on the double, or on real Electron. */
export type Program = {
  kind: 'double' | 'electron'
  /** The page that its window shows now. */
  page(): Promise<Page>
  /** The page that shows one of the screens, waited for: `data-screen` of the page, or a selector. */
  screen(name: string): Promise<Page>
  /** Kills the page's process. */
  crash(): Promise<void>
  log(): LogLine[]
  /** Exit status of the last process, `null` while it runs. */
  status(): number | null
  stop(): Promise<void>
}
