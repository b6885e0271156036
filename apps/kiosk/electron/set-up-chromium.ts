import type { App } from 'electron'
import { chromiumSwitches } from '../device/chromium-switches.ts'

/** Sets Chromium's switches, each before the program is ready. */
export function setUpChromium(app: App): void {
  const { commandLine } = app
  for (const [name, value] of Object.entries(chromiumSwitches)) commandLine.appendSwitch(name, value ?? undefined)
  commandLine.appendSwitch('no-proxy-server')
  // A second renderer after a crash must not be refused because the first ones crashed too.
  app.disableDomainBlockingFor3DAPIs()
}
