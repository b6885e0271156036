import { type Figures, type Log, openFiguresAt, openLogAt } from '@poczekalnia/queue-core/store'
import { answerAsks } from '@poczekalnia/server/kept-worker'
import { answerAsk } from './ask.ts'
import type { WorkerAsk } from './report-maker.ts'

/** Files are opened for each: what another program did to them meanwhile (a restore, a rebuild) is then no trouble. */
answerAsks(async ({ place, subject, ask }: WorkerAsk) => {
  let log: Log | null = null
  let figures: Figures | null = null
  try {
    log = await openLogAt(place)
    figures = await openFiguresAt(place)
    return await answerAsk({ log, figures, subject }, ask)
  } finally {
    await figures?.close()
    await log?.close()
  }
})
