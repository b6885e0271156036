import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Client, linked, part } from './clients.ts'
import { openPhone, type Phone } from './phones.ts'

/** A relay in a process of its own, and clients on it. */
export type Relay = { listeners: Client[]; phones: Phone[]; presser: Client; pid: number; stop(): void }

/** Starts a relay with so many displays and phones, and one client that presses. */
export async function startRelay(displays: number, phones = 0): Promise<Relay> {
  const child = fork(join(import.meta.dirname, 'relay.ts'))
  const [port] = (await once(child, 'message')) as [number]
  const url = `http://127.0.0.1:${port}`
  const listeners = await Promise.all(Array.from({ length: displays }, () => linked(url)))
  const opened = await Promise.all(Array.from({ length: phones }, () => openPhone(url, '/events')))
  const presser = await linked(url)
  return {
    listeners,
    phones: opened,
    presser,
    pid: child.pid ?? 0,
    stop() {
      part([...listeners, presser])
      for (const phone of opened) phone.close()
      child.kill()
    },
  }
}
