import type { ToldWaits } from '@poczekalnia/queue-core'
import { type HeardWaitsSent, ToldWaitsSent, waitsPath } from '../features/elsewhere/exchanged.ts'
import { askAs } from './region/ask-as.ts'
import type { Served } from './served.ts'

/** How often the offices are asked, milliseconds: a figure is told for two minutes. */
const EVERY_MS = 20_000

/**
 * Hands each office what the others' waits are (REG-3), and nothing else of them. Kept in memory alone; an office that
 * does not answer is left out as soon as its figures are too old.
 * @param tick milliseconds of a clock that nobody sets
 */
export function waitsExchange(
  offices: readonly (Pick<Served, 'id'> & { process: Pick<Served['process'], 'socket'> })[],
  tick: () => number = () => performance.now(),
): { round(): Promise<void>; start(): void; stop(): void } {
  const told = new Map<string, { at: number; waits: ToldWaits }>()
  let timer: NodeJS.Timeout | undefined
  let isUnderWay = false

  const heardBy = (id: string): HeardWaitsSent => ({
    offices: [...told.values()].flatMap(({ at, waits }) =>
      waits.id === id ? [] : [{ ...waits, ageMs: Math.max(0, tick() - at) }],
    ),
  })
  const ask = async (office: (typeof offices)[number]): Promise<void> => {
    // From before they are asked: an office that answers late must not look fresher than it is.
    const at = tick()
    const { body } = await askAs(
      office,
      { request: { headers: {} }, address: '127.0.0.1' },
      { method: 'POST', path: waitsPath, body: heardBy(office.id), asGateway: true },
    )
    const read = ToldWaitsSent.safeParse(body)
    if (read.success && read.data.id === office.id) told.set(office.id, { at, waits: read.data })
  }
  const round = async (): Promise<void> => {
    if (isUnderWay) return
    isUnderWay = true
    await Promise.all(offices.map(ask))
    isUnderWay = false
  }
  return {
    round,
    start() {
      if (offices.length > 1) timer = setInterval(round, EVERY_MS).unref()
    },
    stop: () => clearInterval(timer),
  }
}
