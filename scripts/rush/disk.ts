import { join } from 'node:path'
import { type Booked, orderOf } from '@poczekalnia/booking-core'
import { type BookingPlace, type BookingStore, openBookingStore } from '@poczekalnia/booking-core/store'
import { openSecrets } from '../../apps/booking/src/secrets.ts'
import type { RushOptions } from './options.ts'
import { day, matter, officeId } from './profile.ts'
import type { Scene } from './scene.ts'

const WEEK_MS = 7 * 24 * 3_600_000

/** Where all is, and the folder that the site's key lies in. */
type Kept = { place: BookingPlace; dir: string }

/** What is on disk after the site was killed. */
export type OnDisk = {
  booked: number
  overbooked: number
  yesNotOnDisk: number
  servedTwice: number
  /** Of tickets from before the hour: how far their order in line follows when they were asked for. */
  rankCorrelation: number | null
}

/** Compares what people were told with what the store has. @param opens the hour, as the site's clock has it */
export async function lookAtDisk(
  at: Kept,
  scene: Scene,
  opens: number,
  { places, mode }: RushOptions,
): Promise<OnDisk> {
  const store = await openBookingStore(at.place)
  try {
    const rows = (await store.bookings.between(officeId, opens, opens + WEEK_MS, opens)).filter(
      (one) => one.state === 'booked' && one.date === day && one.matter === matter,
    ) as Booked[]
    const ofPlace = countBy(rows, ({ at, places: id, seat }) => `${id} ${at} ${seat}`)
    const shared = [...ofPlace.values()].reduce((sum, count) => sum + count - 1, 0)
    const known = new Set(rows.map(({ person: { email, name }, pin }) => `${email} ${name} ${pin}`))
    const twice = [...countBy(rows, ({ person }) => person.email).values()].filter((count) => count > 1).length
    return {
      booked: rows.length,
      overbooked: Math.max(shared, rows.length - places),
      yesNotOnDisk: scene.told.filter(({ email, who, proof }) => !known.has(`${email} ${who} ${proof}`)).length,
      servedTwice: twice,
      rankCorrelation: mode === 'draw' ? await orderOfEntries(store) : await orderOfTickets(store, at.dir, opens),
    }
  } finally {
    await store.close()
  }
}

async function orderOfEntries({ draws }: BookingStore): Promise<number | null> {
  const entries = (await Promise.all((await draws.of(officeId)).map(({ id }) => draws.entries(id)))).flat()
  const ranked = entries.flatMap(({ createdAt, rank }) => (rank === null ? [] : [{ createdAt, rank }]))
  if (ranked.length < 3) return null
  return rankCorrelation(
    ranked.map(({ createdAt }) => createdAt),
    ranked.map(({ rank }) => rank),
  )
}

async function orderOfTickets({ line }: BookingStore, dir: string, opens: number): Promise<number | null> {
  const secrets = openSecrets(join(dir, 'booking.key'))
  const tickets = (await line.all(officeId, opens)).filter(({ askedAt }) => askedAt < opens)
  if (tickets.length < 3) return null
  const chance = (ticket: string) => secrets.hash('order', `${officeId} ${opens} ${ticket}`)
  return rankCorrelation(
    tickets.map(({ askedAt }) => askedAt),
    tickets.map(({ ticket, askedAt }) => orderOf(ticket, askedAt, opens, chance(ticket))),
  )
}

/** Spearman's; equal values share their rank. */
export function rankCorrelation<A extends number | string, B extends number | string>(
  one: readonly A[],
  other: readonly B[],
): number {
  const [a, b] = [ranksOf(one), ranksOf(other)]
  const mean = (a.length + 1) / 2
  let [both, ofA, ofB] = [0, 0, 0]
  for (let n = 0; n < a.length; n++) {
    const [x, y] = [(a[n] as number) - mean, (b[n] as number) - mean]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

function ranksOf(values: readonly (number | string)[]): number[] {
  const order = values.map((value, n) => ({ value, n })).sort((x, y) => (x.value < y.value ? -1 : 1))
  const ranks: number[] = []
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1
    for (let n = from; n <= to; n++) ranks[order[n]?.n ?? 0] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

function countBy<T>(list: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return counts
}
