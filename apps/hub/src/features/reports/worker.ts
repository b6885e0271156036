import { parentPort } from 'node:worker_threads'
import { type Figures, type Log, openFiguresAt, openLogAt } from '@poczekalnia/queue-core/store'
import { answerAsk } from './ask.ts'
import type { WorkerAnswer, WorkerAsk } from './report-maker.ts'

/** One thing after another: two counts at once would only wait for each other. */
let before: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (asked: WorkerAsk) => {
  before = before.then(() => answer(asked)).then((told) => parentPort?.postMessage(told))
})

/** Files are opened for each: what another program did to them meanwhile (a restore, a rebuild) is then no trouble. */
async function answer({ id, place, subject, ask }: WorkerAsk): Promise<WorkerAnswer> {
  let log: Log | null = null
  let figures: Figures | null = null
  try {
    log = await openLogAt(place)
    figures = await openFiguresAt(place)
    return { id, answer: await answerAsk({ log, figures, subject }, ask) }
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    await figures?.close()
    await log?.close()
  }
}
