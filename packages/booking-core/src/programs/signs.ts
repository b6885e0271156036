/** How a visit came about, as far as it is known. All times epoch ms. */
export type Trace = {
  id: string
  name: string
  email: string
  /** When its place was taken, its name given, its code typed; `null`: not known, or not done on line. */
  heldAt: number
  givenAt: number | null
  confirmedAt: number | null
  /** When its visitor called it off; `null`: it stands. */
  calledOffAt: number | null
  /** Whose seat at which hour it is. */
  place: string
  /** Entries of a draw: the document's hash without its last signs. */
  stem: string | null
}

/**
 * What a visit has in common with what programs do. None of it is a proof; a person looks and decides (WRO-7).
 * - `typed-fast`: from the hour to the name; `code-fast`: from the letter with the code to the code. `figure`: seconds.
 * - `mailboxes-alike`, `names-alike`: but for digits; `documents-alike`: but for the last signs. `figure`: how many.
 *   Many people have a name and a year at a large provider: of its mailboxes those are alike that count on.
 * - `retaken`: called off, and the same place taken by another. `figure`: seconds between.
 */
export type Sign = {
  kind: 'typed-fast' | 'code-fast' | 'mailboxes-alike' | 'names-alike' | 'documents-alike' | 'retaken'
  figure: number
}

/** Nobody reads a page, types a name and an address and ticks what is asked in less. */
const TYPED_FAST_MS = 3_000
/** A letter has to come, and six digits have to be read and typed. */
const CODE_FAST_MS = 3_000
/** Two may be sisters with mailboxes of one pattern. */
const ALIKE_FROM = 3
const RETAKEN_MS = 60_000
/** At a provider so many numbers in a row, each so near to the next, are taken for counting within so long. */
const [COUNTED_FROM, COUNTED_STEP, COUNTED_MS] = [5, 2, 3_600_000]

/** The signs of each visit that has any, by its id. */
export function signsOf(traces: readonly Trace[]): Map<string, Sign[]> {
  const signs = new Map<string, Sign[]>()
  const add = (id: string, kind: Sign['kind'], figure: number) =>
    void signs.set(id, [...(signs.get(id) ?? []), { kind, figure }])
  for (const { id, heldAt, givenAt, confirmedAt } of traces) {
    if (givenAt === null) continue
    if (givenAt - heldAt < TYPED_FAST_MS && givenAt !== heldAt) add(id, 'typed-fast', secondsOf(givenAt - heldAt))
    if (confirmedAt !== null && confirmedAt - givenAt < CODE_FAST_MS)
      add(id, 'code-fast', secondsOf(confirmedAt - givenAt))
  }
  for (const group of alikeMailboxes(traces)) for (const { id } of group) add(id, 'mailboxes-alike', countOf(group))
  const alike = [
    ['names-alike', ({ name }: Trace) => patternOf(name.toLowerCase()), ({ name }: Trace) => name],
    ['documents-alike', ({ stem }: Trace) => stem, ({ id }: Trace) => id],
  ] as const
  for (const [kind, of, known] of alike)
    for (const group of groupsOf(traces, of))
      if (new Set(group.map(known)).size >= ALIKE_FROM) for (const { id } of group) add(id, kind, group.length)
  for (const group of groupsOf(traces, ({ place }) => place)) {
    for (const { id, calledOffAt } of group) {
      const next = group.find(
        (one) => calledOffAt !== null && one.heldAt >= calledOffAt && one.heldAt - calledOffAt < RETAKEN_MS,
      )
      if (!next || next.id === id || calledOffAt === null) continue
      for (const one of [id, next.id]) add(one, 'retaken', secondsOf(next.heldAt - calledOffAt))
    }
  }
  return signs
}

/** A mailbox as it is known: upper and lower case are one, and so is what follows a `+`. */
const mailbox = ({ email }: Trace): string => email.toLowerCase().replace(/\+[^@]*/, '')
const domain = (trace: Trace): string => mailbox(trace).split('@')[1] ?? ''
/** Mailboxes of a group: a family has several visits with one. */
const countOf = (group: readonly Trace[]): number => new Set(group.map(mailbox)).size

/** Mailboxes that differ in their digits only: where they are most of their domain any three, elsewhere a count. */
function alikeMailboxes(traces: readonly Trace[]): Trace[][] {
  const ofDomain = new Map(groupsOf(traces, domain).map((group) => [domain(group[0] as Trace), countOf(group)]))
  return groupsOf(traces, (trace) => patternOf(mailbox(trace))).flatMap((group) => {
    const count = countOf(group)
    if (count * 2 > (ofDomain.get(domain(group[0] as Trace)) ?? 0)) return count >= ALIKE_FROM ? [group] : []
    return countsIn(group)
  })
}

/** Those of a group whose numbers follow one another, as they were taken within an hour. */
function countsIn(group: readonly Trace[]): Trace[][] {
  const byNumber = [...group].sort((a, b) => numberIn(a) - numberIn(b))
  const runs: Trace[][] = []
  for (const trace of byNumber) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && numberIn(trace) - numberIn(last) <= COUNTED_STEP) run.push(trace)
    else runs.push([trace])
  }
  return runs.flatMap((run) => {
    const byTime = [...run].sort((a, b) => a.heldAt - b.heldAt)
    const isIn = (one: Trace) => byTime.filter(({ heldAt }) => Math.abs(heldAt - one.heldAt) <= COUNTED_MS / 2)
    const counted = byTime.filter((one) => countOf(isIn(one)) >= COUNTED_FROM)
    return counted.length > 0 ? [counted] : []
  })
}

const numberIn = (trace: Trace): number => Number(mailbox(trace).replace(/\D/g, ''))

/** The text with its digits left out; `null` where it has none: people share names, programs count. */
const patternOf = (text: string): string | null => (/\d/.test(text) ? text.replace(/\d+/g, '#') : null)

function groupsOf(traces: readonly Trace[], of: (trace: Trace) => string | null): Trace[][] {
  const groups = new Map<string, Trace[]>()
  for (const trace of traces) {
    const key = of(trace)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), trace])
  }
  return [...groups.values()]
}

const secondsOf = (milliseconds: number): number => Math.round(milliseconds / 100) / 10
