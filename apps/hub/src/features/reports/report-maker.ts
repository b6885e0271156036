import type { StorePlace, Subject } from '@poczekalnia/queue-core/store'
import { keptWorker } from '@poczekalnia/server/kept-worker'
import type { Answers, Ask } from './ask.ts'

/** Where the log and its figures are, and whose they are. */
export type Place = { place: StorePlace; subject: Subject }

export type WorkerAsk = Place & { ask: Ask }

/**
 * Makes reports off the main thread: whoever looks back over ten years must not keep anybody waiting who calls the next
 * visitor.
 */
export type ReportMaker = {
  /** @throws Error when the figures can't be read or made */
  ask<Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>): Promise<Answers[Kind]>
  stop(): Promise<void>
}

/** @param place asked anew each time: an office's zone may change */
export function reportMaker(place: () => Place): ReportMaker {
  const file = new URL('./worker.ts', import.meta.url)
  const worker = keptWorker<WorkerAsk, Answers[Ask['kind']]>(file, 'the reports worker')
  return {
    ask: <Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>) =>
      worker.ask({ ...place(), ask }) as Promise<Answers[Kind]>,
    stop: worker.stop,
  }
}
