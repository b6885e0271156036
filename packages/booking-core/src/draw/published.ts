/**
 * What is published of a draw, and the few lines that recompute it. This file stands alone: the command and the page in
 * the browser run the same lines, with nothing but what every browser has.
 */

export const FORMAT = 'poczekalnia-draw/1'

/** When somebody can come: before noon, after it, rather so or only so. */
export const hoursWishes = ['any', 'rather-morning', 'rather-afternoon', 'only-morning', 'only-afternoon'] as const
export type HoursWish = (typeof hoursWishes)[number]

/** One entry, of a person or a family, without anything that tells whose it is. */
export type DrawEntry = {
  /** SHA-256 of the receipt that its owner has. */
  id: string
  matter: string
  /** Places that it is for. */
  party: number
  /** Days on which they can come, `YYYY-MM-DD`, in order. */
  days: string[]
  hours: HoursWish
  /** Only to a desk that is reached without stairs. */
  stepFree: boolean
}

/** A seat with the steps of the grid that were free at the closing, `2026-12-07T08:00:00+01:00`, in order. */
export type DrawSeat = { places: string; seat: number; stepFree: boolean; matters: string[]; free: string[] }

export type DrawnPlace = { places: string; seat: number; at: string }

/** What stood fast when it closed: the hash of this was published then. */
export type ClosedDraw = {
  format: typeof FORMAT
  office: string
  release: string
  round: string
  stepMinutes: number
  matters: { id: string; minutes: number }[]
  /** SHA-256 of the secret, published before the first entry. */
  commitment: string
  seats: DrawSeat[]
  /** By id. */
  entries: DrawEntry[]
}

/** `ranks`: in the order of the draw, the first is asked first; `places`: what each was offered first, if anything. */
export type PublishedDraw = ClosedDraw & {
  closedHash: string
  secret: string
  ranks: { id: string; places: DrawnPlace[] }[]
}

/** What a check of a published draw came to. `at`: what doesn't agree. */
export type DrawCheck =
  | { ok: true; draw: PublishedDraw }
  | { ok: false; why: 'no-json' | 'format' | 'form' | 'commitment' | 'closed' | 'entries' | 'ranks'; at: string }

const encoder = new TextEncoder()
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)))

/** A receipt as it is hashed: typed with spaces, hyphens or small letters it is the same. */
export const receiptId = (receipt: string): Promise<string> => sha256(receipt.toUpperCase().replace(/[^0-9A-Z]/g, ''))

/**
 * The order of a draw: by HMAC-SHA256, with the secret as key, of the hash of all ids and the entry's id. It goes by
 * the ids alone: what somebody wishes has no part in it. Nobody knows it before the last entry, whoever knows the
 * secret.
 */
export async function orderOf(secret: string, ids: readonly string[]): Promise<string[]> {
  const all = await sha256([...ids].sort().join('\n'))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  const signed = await Promise.all(
    ids.map(async (id) => [hex(await crypto.subtle.sign('HMAC', key, encoder.encode(`${all}\n${id}`))), id] as const),
  )
  return signed.sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1)).map(([, id]) => id)
}

/** Lengths of the matters in steps, and of the shortest visit of a seat. */
const stepsOf = ({ matters, stepMinutes }: Pick<ClosedDraw, 'matters' | 'stepMinutes'>, matter: string) =>
  Math.ceil((matters.find(({ id }) => id === matter)?.minutes ?? Number.POSITIVE_INFINITY) / stepMinutes)

/** Runs of free steps that follow on one another. */
function runsOf(free: readonly string[], stepMinutes: number): string[][] {
  const runs: string[][] = []
  let before = Number.NaN
  for (const stamp of free) {
    const at = Date.parse(stamp)
    if (at - before === stepMinutes * 60_000) runs.at(-1)?.push(stamp)
    else runs.push([stamp])
    before = at
  }
  return runs
}

type Start = DrawnPlace & { ms: number; taken: string[] }

/** Where a visit of a matter can begin on a seat: where it leaves no gap too short for any visit, if there is such. */
function startsOnSeat(terms: Pick<ClosedDraw, 'matters' | 'stepMinutes'>, seat: DrawSeat, matter: string): Start[] {
  const steps = stepsOf(terms, matter)
  const shortest = Math.min(...seat.matters.map((one) => stepsOf(terms, one)))
  const isGap = (gap: number) => gap > 0 && gap < shortest
  return runsOf(seat.free, terms.stepMinutes).flatMap((run) => {
    const all = Array.from({ length: Math.max(0, run.length - steps + 1) }, (_, n) => n)
    const thrifty = all.filter((n) => !isGap(n) && !isGap(run.length - steps - n))
    return (thrifty.length > 0 ? thrifty : all).map((n) => {
      const taken = run.slice(n, n + steps)
      const at = taken[0] as string
      return { places: seat.places, seat: seat.seat, at, ms: Date.parse(at), taken }
    })
  })
}

const isMorning = (stamp: string) => stamp.slice(11, 13) < '12'

/** How a choice of places stands with who wishes so: less is better, `null`: of no use to them. */
export function worth(wish: Pick<DrawEntry, 'days' | 'hours'>, places: readonly { at: string }[]): number[] | null {
  const first = places[0]
  if (!first) return null
  const { days, hours } = wish
  if (places.some(({ at }) => !days.includes(at.slice(0, 10)))) return null
  const wantsMorning = hours.endsWith('morning')
  const off = hours === 'any' ? 0 : places.filter(({ at }) => isMorning(at) !== wantsMorning).length
  if (hours.startsWith('only') && off > 0) return null
  const instants = places.map(({ at }) => Date.parse(at))
  return [off, Math.max(...instants) - Math.min(...instants), Math.min(...instants)]
}

export function compareWorth(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) if (one !== b[i]) return one - (b[i] ?? 0)
  return 0
}

/**
 * The best places for an entry among those that are free, by its own wishes: the part of the day that it would rather
 * have, its places near together, the earliest. Of equal ones those that others who need no stairs are not waiting for.
 */
export function choose(
  terms: Pick<ClosedDraw, 'matters' | 'stepMinutes'>,
  seats: readonly DrawSeat[],
  entry: Omit<DrawEntry, 'id'>,
): DrawnPlace[] | null {
  const usable = seats
    .filter(({ matters, stepFree }) => matters.includes(entry.matter) && (stepFree || !entry.stepFree))
    .sort((a, b) => Number(a.stepFree) - Number(b.stepFree))
  const starts = usable
    .flatMap((seat) => startsOnSeat(terms, seat, entry.matter))
    .filter((start) => worth(entry, [start]) !== null)
    .sort((a, b) => a.ms - b.ms)
  let best: { places: Start[]; worth: number[] } | null = null
  for (const [i, first] of starts.entries()) {
    const places = together(starts, i, entry.party)
    const value = places && worth(entry, places)
    // Of one person's places in order of time, the first of a part of the day is the best of it.
    if (value && places && (!best || compareWorth(value, best.worth) < 0)) best = { places, worth: value }
    if (best && entry.party === 1 && best.worth[0] === 0 && first.ms > best.places[0]!.ms) break
  }
  return best?.places.map(({ places, seat, at }) => ({ places, seat, at })) ?? null
}

/** So many places of one day from a start on, that don't meet. */
function together(starts: readonly Start[], from: number, party: number): Start[] | null {
  const day = starts[from]?.at.slice(0, 10)
  const found: Start[] = []
  const used = new Set<string>()
  for (let i = from; i < starts.length && found.length < party; i++) {
    const start = starts[i] as Start
    if (start.at.slice(0, 10) !== day) break
    const keys = start.taken.map((at) => `${start.places} ${start.seat} ${at}`)
    if (keys.some((key) => used.has(key))) continue
    for (const key of keys) used.add(key)
    found.push(start)
  }
  return found.length === party ? found : null
}

/** The seats without the steps that some places take. */
export function without(
  terms: Pick<ClosedDraw, 'matters' | 'stepMinutes'>,
  seats: readonly DrawSeat[],
  matter: string,
  places: readonly DrawnPlace[],
): DrawSeat[] {
  const length = stepsOf(terms, matter) * terms.stepMinutes * 60_000
  return seats.map((seat) => {
    const here = places.filter((place) => place.places === seat.places && place.seat === seat.seat)
    if (here.length === 0) return seat
    const isTaken = (stamp: string) => {
      const at = Date.parse(stamp)
      return here.some((place) => at >= Date.parse(place.at) && at < Date.parse(place.at) + length)
    }
    return { ...seat, free: seat.free.filter((stamp) => !isTaken(stamp)) }
  })
}

/** Who is asked in which order, and what each is offered first: one after another takes the best of what is left. */
export async function drawn(closed: ClosedDraw, secret: string): Promise<PublishedDraw['ranks']> {
  const byId = new Map(closed.entries.map((entry) => [entry.id, entry]))
  let { seats } = closed
  return (await orderOf(secret, [...byId.keys()])).map((id) => {
    const entry = byId.get(id) as DrawEntry
    const places = choose(closed, seats, entry) ?? []
    seats = without(closed, seats, entry.matter, places)
    return { id, places }
  })
}

/** The hash that is published at the closing. */
export const closedHash = (closed: ClosedDraw): Promise<string> => sha256(JSON.stringify(closedPart(closed)))

/** A draw as text: one way only, so that no sign of it can be another. */
export const written = (draw: PublishedDraw): string => `${JSON.stringify(published(draw), null, 1)}\n`

function closedPart(draw: ClosedDraw): ClosedDraw {
  const { office, release, round, stepMinutes, commitment } = draw
  return {
    ...{ format: FORMAT, office, release, round, stepMinutes },
    matters: draw.matters.map(({ id, minutes }) => ({ id, minutes })),
    commitment,
    seats: draw.seats.map(({ places, seat, stepFree, matters, free }) => ({ places, seat, stepFree, matters, free })),
    entries: draw.entries
      .map(({ id, matter, party, days, hours, stepFree }) => ({ id, matter, party, days, hours, stepFree }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function published(draw: PublishedDraw): PublishedDraw {
  return {
    ...closedPart(draw),
    ...{ closedHash: draw.closedHash, secret: draw.secret },
    ranks: draw.ranks.map(({ id, places }) => ({
      id,
      places: places.map(({ places, seat, at }) => ({ places, seat, at })),
    })),
  }
}

/** Recomputes a published draw from its text. It agrees to the last sign, or what doesn't is named. */
export async function checkDraw(text: string): Promise<DrawCheck> {
  const no = (why: Extract<DrawCheck, { ok: false }>['why'], at: string) => ({ ok: false, why, at }) as const
  let draw: PublishedDraw
  try {
    draw = JSON.parse(text)
  } catch (error) {
    return no('no-json', (error as Error).message)
  }
  if (draw?.format !== FORMAT) return no('format', String(draw?.format))
  const misfit = misfitOf(draw)
  if (misfit) return no('form', misfit)
  const same = written(draw)
  if (same !== text) return no('form', firstDifference(text, same))
  if ((await sha256(draw.secret)) !== draw.commitment) return no('commitment', draw.commitment)
  if (new Set(draw.entries.map(({ id }) => id)).size < draw.entries.length) return no('entries', 'id')
  if ((await closedHash(draw)) !== draw.closedHash) return no('closed', draw.closedHash)
  const ranks = await drawn(draw, draw.secret)
  const wrong = ranks.findIndex((rank, i) => JSON.stringify(rank) !== JSON.stringify(draw.ranks[i]))
  if (wrong >= 0) return no('ranks', String(wrong + 1))
  if (ranks.length !== draw.ranks.length) return no('ranks', String(ranks.length + 1))
  return { ok: true, draw }
}

/** The first part whose shape is not that of a draw. */
function misfitOf(draw: PublishedDraw): string | null {
  const isText = (value: unknown) => typeof value === 'string'
  const texts = (value: unknown) => Array.isArray(value) && value.every(isText)
  const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0
  const list = (name: string, value: unknown, fits: (one: never) => boolean) => {
    if (!Array.isArray(value)) return name
    const at = value.findIndex((one) => typeof one !== 'object' || one === null || !fits(one as never))
    return at < 0 ? null : `${name}[${at}]`
  }
  const strings = ['office', 'release', 'round', 'commitment', 'closedHash', 'secret'] as const
  const isPlace = ({ places, seat, at }: DrawnPlace) => isText(places) && isCount(seat) && isText(at)
  return (
    strings.find((name) => !isText(draw[name])) ??
    (isCount(draw.stepMinutes) ? null : 'stepMinutes') ??
    list(
      'matters',
      draw.matters,
      ({ id, minutes }: { id: string; minutes: number }) => isText(id) && isCount(minutes),
    ) ??
    list(
      'seats',
      draw.seats,
      (seat: DrawSeat) =>
        isText(seat.places) &&
        isCount(seat.seat) &&
        typeof seat.stepFree === 'boolean' &&
        texts(seat.matters) &&
        texts(seat.free),
    ) ??
    list(
      'entries',
      draw.entries,
      (one: DrawEntry) =>
        isText(one.id) &&
        isText(one.matter) &&
        isCount(one.party) &&
        texts(one.days) &&
        hoursWishes.includes(one.hours) &&
        typeof one.stepFree === 'boolean',
    ) ??
    list(
      'ranks',
      draw.ranks,
      (one: { id: string; places: DrawnPlace[] }) =>
        isText(one.id) && Array.isArray(one.places) && one.places.every((place) => place !== null && isPlace(place)),
    )
  )
}

/** The line of a text at which it is not what it should be. */
function firstDifference(text: string, same: string): string {
  const lines = same.split('\n')
  const at = text.split('\n').findIndex((line, i) => line !== lines[i])
  return `line ${at < 0 ? lines.length : at + 1}`
}
