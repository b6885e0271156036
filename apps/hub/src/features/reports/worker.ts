import { parentPort } from 'node:worker_threads'
import { openLog, openReportsFile } from '@poczekalnia/queue-core/store'
import { answerAsk } from './ask.ts'
import type { WorkerAnswer, WorkerAsk } from './report-maker.ts'

/** One thing after another: two counts at once would only wait for each other. */
let before: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (asked: WorkerAsk) => {
  before = before.then(() => answer(asked)).then((told) => parentPort?.postMessage(told))
})

/** Files are opened for each: what another program did to them meanwhile (a restore, a rebuild) is then no trouble. */
async function answer({ id, place, ask }: WorkerAsk): Promise<WorkerAnswer> {
  let log: ReturnType<typeof openLog> | null = null
  let file: ReturnType<typeof openReportsFile> | null = null
  try {
    log = openLog(place.logFile)
    file = openReportsFile(place.reportsFile)
    return { id, answer: await answerAsk({ log, file, subject: place.subject }, ask) }
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    file?.close()
    log?.close()
  }
}
