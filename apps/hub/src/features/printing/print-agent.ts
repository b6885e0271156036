import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPrintAgent } from '@poczekalnia/printer/agent'
import { tcpTransport } from '@poczekalnia/printer/tcp-transport'
import type { Logger } from '@poczekalnia/server/logger'
import type { DeviceRegistry } from '../devices/index.ts'

/**
 * The print agent for a network printer, in the hub's own process: a client like any other, with a token of its own.
 */
export function printOn(parts: {
  hub: { url: string }
  token: string
  printer: { host: string; port: number }
  dir: string
  log: Logger
}): { stop(): Promise<void> | void } {
  const { hub, token, printer, dir, log } = parts
  return startPrintAgent({
    url: hub.url,
    token,
    transport: () => tcpTransport(printer),
    journalFile: join(dir, 'print-journal'),
    width: 576,
    log,
  })
}

/** The token that the hub's own agent proves itself with, kept beside the log for the next start. */
export async function ownPrinterToken(
  hub: { devices: Pick<DeviceRegistry, 'add' | 'find' | 'list'> },
  dir: string,
): Promise<string> {
  const file = join(dir, 'printer.token')
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (known && (await hub.devices.find(known))) return known
  const taken = new Set((await hub.devices.list()).map((d) => d.name))
  let name = 'hub-printer'
  for (let i = 2; taken.has(name); i++) name = `hub-printer-${i}`
  const { token } = await hub.devices.add('printer', name)
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  return token
}
