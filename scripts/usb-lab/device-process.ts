import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromDevice, ToDevice } from './device-messages.ts'

/** The printer's own process, as the journey sees it. */
export type Device = {
  set(how: Omit<ToDevice & { ask: 'set' }, 'ask'>): Promise<void>
  /** When it was done, epoch ms. */
  plugIn(): Promise<number>
  pullOut(): Promise<number>
  /** When it next stalls or is pulled out. Ask before it can. */
  next(event: 'stalled' | 'pulled-out'): Promise<number>
  /** All bytes since the last time. */
  take(): Promise<Buffer>
  stop(): void
}

export async function startDevice(): Promise<Device> {
  const child = fork(join(import.meta.dirname, 'device.ts'))
  await heard(child, 'ready')
  const ask = async <E extends FromDevice['event']>(message: ToDevice, event: E) => {
    const answer = heard(child, event)
    child.send(message)
    return answer
  }
  return {
    set: async (how) => void (await ask({ ask: 'set', ...how }, 'set')),
    plugIn: async () => (await ask({ ask: 'plug-in' }, 'plugged-in')).at,
    pullOut: async () => (await ask({ ask: 'pull-out' }, 'pulled-out')).at,
    next: async (event) => (await heard(child, event)).at,
    take: async () => Buffer.from((await ask({ ask: 'take' }, 'taken')).bytes, 'base64'),
    stop: () => void child.kill(),
  }
}

function heard<E extends FromDevice['event']>(child: ChildProcess, event: E): Promise<FromDevice & { event: E }> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      if ((message as FromDevice).event !== event) return
      child.off('message', listen)
      child.off('exit', fail)
      resolve(message as FromDevice & { event: E })
    }
    const fail = () => reject(new Error('the printer process ended'))
    child.on('message', listen)
    child.once('exit', fail)
  })
}
