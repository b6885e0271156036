import { threadId } from 'node:worker_threads'
import { answerAsks } from '../kept-worker.ts'

/** Says which thread it is, and what it was asked; fails, ends or stays silent where it is told so. */
answerAsks((ask: string) => {
  if (ask === 'fail') throw new Error('it was told to')
  if (ask === 'end') process.exit(3)
  if (ask === 'be silent') return new Promise<never>(() => undefined)
  return { threadId, ask }
})
