import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DemoBookingReady, type DemoBookingStart, demoBookingVariable } from '@poczekalnia/protocol/demo-booking'

const program = join(import.meta.dirname, '../../../booking/src/main.mjs')

export type DemoSite = DemoBookingReady & { stop(): Promise<void> }

/**
 * Starts the booking site of a demonstration, a program of its own with a mail server inside. It goes when this process
 * goes, however that ends.
 * @param at.offices files of the profiles that are booked there
 * @param at.port where it listens: beside the hub's, or at any where that is not free
 * @throws when it can't be started: what is wrong is in its `booking.log`
 */
export async function startDemoSite(
  begins: DemoBookingStart,
  at: { offices: readonly string[]; dir: string; host: string; port: number },
): Promise<DemoSite> {
  const args = [
    ...at.offices.flatMap((office) => ['--office', office]),
    '--data',
    at.dir,
    '--host',
    at.host,
    '--port',
    String(at.port),
  ]
  const env = { ...process.env, [demoBookingVariable]: JSON.stringify(begins) }
  const site = fork(program, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const gone = once(site, 'exit')
  const first = await Promise.race([once(site, 'message'), gone.then(() => null)])
  if (first === null) throw new Error('the booking site of the demonstration has not started')
  return {
    ...DemoBookingReady.parse(first[0]),
    async stop() {
      if (site.connected) site.disconnect()
      await gone
    },
  }
}
