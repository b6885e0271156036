import type { CounterView } from '@poczekalnia/protocol'
import { type Act, primaryAct } from './acts.ts'

/**
 * What the big button does, and what the one beside it. `guided`: nobody has come, and it offers what helps then; the
 * clerk may start all the same.
 */
export type NextStep = { act: Act | null; beside: Act | null; guided: boolean }

/** A display that never says that it is done, an old one, is waited for so long, milliseconds. */
const ANNOUNCED_BY_MS = 120_000

/**
 * The one thing that usually comes next. When nobody has come for the office's time since the last call was heard:
 * another call, and once those that are owed were made, marking absent (ALL-7).
 * @param now the hub's time, epoch milliseconds
 */
export function nextStep({ desk, calls }: Pick<CounterView, 'desk' | 'calls'>, now: number): NextStep {
  if (!desk) return { act: null, beside: null, guided: false }
  const { state, visitor } = desk
  const beside = state === 'serving' ? 'finish' : null
  if (state !== 'called' || !visitor) return { act: primaryAct(state), beside, guided: false }
  const calledFor = now - Date.parse(visitor.lastCallAt)
  // Several calls at once take turns: nobody can come to what has not been said.
  if (visitor.shown && visitor.announcedAt === null && calledFor < ANNOUNCED_BY_MS)
    return { act: 'start', beside, guided: false }
  const quietFor = visitor.announcedAt ? now - Date.parse(visitor.announcedAt) : calledFor
  if (quietFor < calls.recallAfterSeconds * 1000) return { act: 'start', beside, guided: false }
  return { act: visitor.recallsOwed > 0 ? 'recall' : 'absent', beside: 'start', guided: true }
}
