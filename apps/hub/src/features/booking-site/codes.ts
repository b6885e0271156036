import { MOST_AT_ONCE, type OfficeCodes } from '@poczekalnia/protocol'
import type { OfficeSession } from '../../office/session.ts'
import type { NotTaken } from './adopt.ts'

/** Why a booking of the site is not taken over that only needs another code (ALL-12). */
const clashes: ReadonlySet<string> = new Set(['pin-too-close', 'number-taken'])

/**
 * The codes that this office gave itself, to bookings that came in files, and that the site has not been told: it makes
 * none that come too close to them. Where both gave one while the line was cut, who booked on line gets another one and
 * a letter; the other's stands in a letter that nobody here has sent (ALL-12).
 */
export function untoldCodes(session: OfficeSession, isOfSite: (booking: string) => boolean) {
  const told = new Map<string, string>()
  let looked = -1

  const ofDay = (date: string): string[] => {
    const { bookings, bookingsByCode, otherCodes } = session.state
    const own = [...(bookingsByCode.get(date) ?? [])].filter(([, booking]) => !bookings.get(booking)?.online)
    return [...own, ...(otherCodes.get(date) ?? [])]
      .filter(([, booking]) => !isOfSite(booking))
      .map(([code]) => code)
      .sort()
  }

  return {
    /** Days whose codes are other than the site knows. Looked for only when bookings have come or gone. */
    next(): OfficeCodes[] {
      const { office, state } = session
      if (state.bookings.size === looked) return []
      looked = state.bookings.size
      const today = office.time.wall(session.now()).date
      const days = [...state.bookingsByCode.keys()].filter((date) => date >= today)
      return days
        .map((date) => ({ date, codes: ofDay(date), again: [] }))
        .filter(({ date, codes }) => codes.join(' ') !== (told.get(date) ?? ''))
    },
    /** Those that need another code, by day. */
    again(notTaken: readonly NotTaken[]): OfficeCodes[] {
      const days = Map.groupBy(
        notTaken.filter(({ reason }) => clashes.has(reason)),
        ({ date }) => date,
      )
      return [...days].map(([date, rows]) => {
        const again = rows.slice(0, MOST_AT_ONCE).map(({ id }) => id)
        return { date, codes: ofDay(date), again }
      })
    },
    heard({ date, codes }: OfficeCodes): void {
      told.set(date, codes.join(' '))
    },
    /** It could not be told: looked for again next time. */
    missed(): void {
      looked = -1
    },
  }
}
