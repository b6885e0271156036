import { SiteCuts } from '@poczekalnia/protocol'
import type { OfficeSession } from '../../office/session.ts'
import { type ActorOf, siteActor } from './adopt.ts'
import type { AskSite } from './site-line.ts'

/**
 * Hours that were cut or given back on the site and are not in the office's log, because the hub was killed, or the
 * line was cut, between the site's answer and the log (ALL-8). Looked for at each start, and after an asking that
 * nobody answered.
 */
export function untoldCuts(parts: { ask: AskSite; actorOf: ActorOf; session: OfficeSession }) {
  const { ask, actorOf, session } = parts
  /** Those that a page of the staff is just writing down itself, with who did it. */
  const underWay = new Set<string>()
  let isDue = true

  return {
    /** Does something with a cut that ends in the log. @param work is given what to call when nobody answers */
    async during<T>(cut: string, work: (missed: () => void) => Promise<T>): Promise<T> {
      underWay.add(cut)
      try {
        return await work(() => {
          isDue = true
        })
      } finally {
        underWay.delete(cut)
      }
    },
    /** The line was cut. */
    missed(): void {
      isDue = true
    },
    /** Writes down what is missing. @returns whether all is there now */
    async look(): Promise<boolean> {
      if (!isDue) return true
      const known = await ask(SiteCuts, 'cuts')
      if (!known) return false
      const isOurs = (id: string) => !underWay.has(id)
      const isThere = new Set(known.cuts.map(({ id }) => id))
      const today = session.office.time.wall(session.now()).date
      const lost = known.cuts.filter(({ id }) => !session.state.cuts.has(id) && isOurs(id))
      for (const { id, date, from: begins, to: ends, places, seats, staff } of lost) {
        // How many it left without a place is not known any more: those of that day who still are.
        const found = known.affected.filter((visit) => visit.date === date).length
        const told = { type: 'RecordCut', cut: id, date, begins, ends, places, seats, found } as const
        if (!(await session.act(told, { actor: actorOf(staff) })).ok) return false
      }
      for (const [cut, date] of [...session.state.cuts]) {
        if (date < today || isThere.has(cut) || !isOurs(cut)) continue
        // Whoever gave the hours back, the site has forgotten.
        if (!(await session.act({ type: 'RecordRestored', cut, date }, { actor: siteActor(null) })).ok) return false
      }
      isDue = false
      return true
    },
  }
}

export type UntoldCuts = ReturnType<typeof untoldCuts>
