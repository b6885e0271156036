import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { DeviceKind } from '@poczekalnia/protocol'
import { inDatabase } from '@poczekalnia/queue-core/store'
import { addDevices, type HubProcess, hubProcess } from '../../tests/support/hub-process.ts'
import { type Client, linkedAll, part } from './clients.ts'
import { benchOffice, walkIn } from './office.ts'
import { type Asker, type RawClient, rawClients } from './raw-client.ts'

/** A hub in a process of its own, started as an operator starts it, and clients on it. */
export type BenchHub = {
  hub: HubProcess
  office: ReturnType<typeof benchOffice>
  join(kind: DeviceKind, clients: number): Promise<Client[]>
  /** Ticket machines that cost as little as can be, where it is the hub's own speed that is measured. */
  machines(number: number): Promise<RawClient[]>
}

/**
 * Starts a hub for a benchmark and stops everything when that is done.
 * @param options.before prepares its data folder while it does not run yet
 * `BENCH_CPU_PROFILE=DIR` in the environment leaves a CPU profile of each hub there.
 */
export async function withHub<T>(
  options: {
    desks?: number
    args?: readonly string[]
    /** The database that the office is kept in; its data folder when left out. */
    database?: string
    devices: Partial<Record<DeviceKind, number>>
    before?: (dbFile: string, office: string) => Promise<void>
  },
  measure: (bench: BenchHub) => Promise<T>,
): Promise<T> {
  const office = benchOffice(options.desks)
  const profileTo = process.env.BENCH_CPU_PROFILE
  const hub = await hubProcess({
    office: office.file,
    args: [...(options.args ?? []), ...(options.database ? ['--database', options.database] : [])],
    nodeArgs: profileTo ? ['--cpu-prof', `--cpu-prof-dir=${profileTo}`] : [],
  })
  const clients: Client[] = []
  const machines: RawClient[] = []
  try {
    await options.before?.(hub.dbFile, office.id)
    const tokens = new Map<string, string[]>()
    for (const [kind, number = 0] of Object.entries(options.devices) as [DeviceKind, number][]) {
      const names = Array.from({ length: number }, (_, i) => `bench ${i + 1}`)
      const to = options.database ? inDatabase(options.database, office.id) : hub.dbFile
      tokens.set(kind, await addDevices(to, kind, names))
    }
    await hub.start()
    const bench: BenchHub = {
      hub,
      office,
      async join(kind, number) {
        const joined = await linkedAll(`${hub.url}/${kind}`, (tokens.get(kind) ?? []).slice(0, number))
        clients.push(...joined)
        return joined
      },
      async machines(number) {
        const joined = await rawClients(`${hub.url}/kiosk`, (tokens.get('kiosk') ?? []).slice(0, number))
        machines.push(...joined)
        return joined
      },
    }
    return await measure(bench)
  } finally {
    part(clients)
    for (const machine of machines) machine.close()
    await hub.terminate()
    await hub.remove()
    office.remove()
  }
}

/**
 * Clients take walk-in tickets, each as fast as it is answered, until so many are given out.
 * @param restMs how long a client rests after each; the hub takes 200 asks a second from one client in the long run
 * @param withinMs after so long no further one is begun, on a machine that is too slow for all
 * @returns milliseconds of each
 */
export async function takeTickets(
  kiosks: readonly Asker[],
  tickets: number,
  restMs = 0,
  withinMs = Number.POSITIVE_INFINITY,
): Promise<number[]> {
  const end = performance.now() + withinMs
  const took: number[] = []
  let left = tickets
  const visitor = async (kiosk: Asker) => {
    while (left-- > 0 && performance.now() < end) {
      const began = performance.now()
      await kiosk.ask('take-ticket', { queue: walkIn, language: 'pl', key: randomUUID() })
      took.push(performance.now() - began)
      if (restMs > 0) await wait(restMs)
    }
  }
  await Promise.all(kiosks.map(visitor))
  return took
}
