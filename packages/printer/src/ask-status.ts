import { isStatusAnswer, type StatusAnswers, type StatusQuestion, statusQuestion } from './status.ts'
import type { Transport } from './transport.ts'

/**
 * Asks one question after the other. The first that gets no answer in time ends it: what comes later could not be told
 * from the answer to the next one.
 *
 * @param firstTimeoutMs how long the first answer may take, longer after a ticket that has yet to be taken in
 * @param timeoutMs how long each further answer may take
 * @throws TransportError when the link fails
 */
export async function askStatus(
  transport: Transport,
  questions: readonly StatusQuestion[],
  firstTimeoutMs: number,
  timeoutMs = firstTimeoutMs,
): Promise<StatusAnswers> {
  const answers: StatusAnswers = {}
  // Whatever came before the question is no answer to it.
  await transport.read(0)
  for (const [at, question] of questions.entries()) {
    await transport.write(statusQuestion(question), { chunkTimeoutMs: timeoutMs })
    const answer = await answerWithin(transport, at === 0 ? firstTimeoutMs : timeoutMs)
    answers[question] = answer
    if (answer === null) break
  }
  return answers
}

async function answerWithin(transport: Transport, timeoutMs: number): Promise<number | null> {
  const until = performance.now() + timeoutMs
  for (let left = timeoutMs; left > 0; left = until - performance.now()) {
    const bytes = await transport.read(left)
    if (bytes === null) return null
    const answer = bytes.find(isStatusAnswer)
    if (answer !== undefined) return answer
  }
  return null
}
