import { parentPort } from 'node:worker_threads'
import { checkProfile } from '@poczekalnia/queue-core'
import type { CheckAnswer, CheckAsk } from './long-texts.ts'

parentPort?.on('message', ({ id, text }: CheckAsk) => {
  parentPort?.postMessage({ id, checked: checkProfile(text) } satisfies CheckAnswer)
})
