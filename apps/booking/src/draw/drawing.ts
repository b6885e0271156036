import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  answer,
  changed,
  codesUntil,
  confirmEntry,
  type Draw,
  daysOf,
  type Entry,
  type Held,
  isList,
  listRound,
  type Offered,
  type Refusal,
  type Round,
  releaseFor,
  removed,
  roundNamed,
  roundsAround,
  sendEntryCode,
  type Wish,
  withdraw,
} from '@poczekalnia/booking-core'
import { receiptId } from '@poczekalnia/booking-core/draw'
import type { DrawWrite, DrawWritten, Write } from '@poczekalnia/booking-core/store'
import { type Language, WAITING_LIST } from '@poczekalnia/protocol'
import { makeCode, type Office } from '@poczekalnia/queue-core'
import { newId } from '@poczekalnia/server/ids'
import { bookedLetter } from '../letters/compose.ts'
import { newLetterOf } from '../letters/new-letter.ts'
import { isToken, newMailCode, newToken } from '../secrets.ts'
import { type Done, pinsInAnyOrder, refusalOf, refused, type SittingParts } from '../sitting.ts'
import { openKeeping, writeOf } from '../waiting/keeping.ts'
import { documentHash, sameDocument } from './document-hash.ts'
import { enteredLetter, entryCodeLetter, listedLetter, removedLetter } from './letters.ts'
import { oneEntryEach } from './one-entry-each.ts'

/** How long a code for an entry is good, at most until a little after the draw has closed. */
const CODE_MS = 24 * 3_600_000

/** What somebody tells to take part in a draw. One name for each who comes. */
export type Entering = Wish & { names: string[]; email: string; language: Language; document: string }

/** What visitors and the office do with entries of a draw. Every answer is of what is on disk. */
export type Drawing = {
  /** Draws that a matter has now: open ones and those that are not over, the next first. */
  of(matter: string): Promise<{ round: Round; draw: Draw }[]>
  get(release: string, round: string): Promise<{ round: Round; draw: Draw } | null>
  /**
   * Takes an entry down, and sends a code.
   * @param key of the page whose button was pressed: pressed twice, there is one entry, and one letter
   * @returns the secret part of the page's address
   */
  enter(round: Round, asked: Entering, key?: string): Promise<Done<string>>
  /** What pressing the same button before has made, `null`: nothing, or something else was typed. */
  entering(round: Round, asked: Entering, key?: string): Promise<string | null>
  /** The office enters for somebody: no code from a mail. @returns the receipt */
  enterFor(round: Round, asked: Entering): Promise<Done<{ receipt: string; entry: string }>>
  find(token: string): Promise<Entry | null>
  byLink(link: string): Promise<Entry | null>
  sendCode(token: string, email: string): Promise<Done<null>>
  /** @param network of whoever types it, `null`: not looked at */
  typeCode(token: string, code: string, network: string | null): Promise<DrawDone>
  receiptOf(entry: Entry): string
  linkOf(entry: Entry): string
  withdraw(entry: Entry): Promise<Done<null>>
  /** Takes the places that are offered, or gives them to the next. */
  /** @param staff who of the office's staff answers for somebody; left out: its owner does */
  answer(entry: Entry, yes: boolean, staff?: string | null): Promise<Done<null>>
  /** Removes what a program has entered; its owner reads the reason (WRO-7). */
  remove(entry: Entry, reason: string): Promise<Done<null>>
}

/** As others, or the mailbox or network has an entry already (BOK-15). */
export type DrawDone = Done<null> | { ok: false; refusal: { code: 'draw-mailbox' | 'draw-mail-domain' } }

export function openDrawing(parts: SittingParts & { onChange: () => void }): Drawing {
  const { store, secrets, clock, from } = parts
  const pins = pinsInAnyOrder()
  const office = () => parts.office()
  const linkOf = ({ id }: Entry) => secrets.linkOf(`entry ${id}`)
  const receiptOf = ({ id }: Entry) => secrets.receiptOf(id)
  const pageOf = (entry: Entry) => `${parts.publicUrl}/${entry.office}/${entry.language}/e/${linkOf(entry)}`
  const oneEach = oneEntryEach(parts)
  const write = (one: DrawWrite) => store.draws.write(one, clock.now())

  const keeping = openKeeping(parts)

  const roundOfDraw = (draw: Draw): Round | null => {
    if (draw.release === WAITING_LIST) return listRound(office(), draw.round)
    const release = office().profile.booking?.releases.find(({ id, how }) => id === draw.release && how === 'draw')
    return release ? roundNamed(office(), release, draw.round) : null
  }

  /** Writes one entry as it is decided; one that somebody changed first is decided anew. */
  const settle = async (
    read: () => Promise<Entry | null>,
    decide: (entry: Entry) => ReturnType<typeof confirmEntry>,
    more: (entry: Entry) => Pick<DrawWrite, 'bookings' | 'letters'> | Promise<Pick<DrawWrite, 'bookings' | 'letters'>>,
  ): Promise<Done<null>> => {
    for (let tries = 0; tries < 5; tries++) {
      const before = await read()
      if (!before) return refused({ code: 'not-so-now' })
      const decided = decide(before)
      const entry = decided.ok ? decided.entry : decided.counted
      if (!entry) return decided as { ok: false; refusal: Refusal }
      const written = await write({
        entries: [{ before: before.version, entry }],
        ...(decided.ok && (await more(entry))),
      })
      if (!decided.ok) {
        if (written.ok || written.why !== 'stale') return refused(decided.refusal)
      } else if (written.ok) {
        parts.onLetters()
        return { ok: true, value: null }
      } else if (written.why !== 'stale') return refused(drawRefusal(written))
    }
    return refused({ code: 'not-so-now' })
  }

  const newEntry = async (round: Round, asked: Entering, by: Entry['by'], token: string): Promise<Entry | null> => {
    const now = clock.now()
    const draw = await store.draws.get(drawId(office(), round))
    if (!draw || draw.documentKey === null || now < round.opensAt || now >= (round.closesAt ?? 0)) return null
    const id = newId()
    const { document, ...rest } = asked
    return {
      ...{ id, draw: draw.id, office: draw.office, version: 1, ...rest, by },
      ...{ code: await receiptId(secrets.receiptOf(id)), draft: secrets.hash('draft', token) },
      ...{ link: secrets.hash('link', secrets.linkOf(`entry ${id}`)) },
      document: documentHash(draw.documentKey, document),
      stem: documentHash(draw.documentKey, `${sameDocument(document).slice(0, -2)}..`),
      ...{ state: 'entered', mail: null, rank: null, bookings: [], answerUntil: null, createdAt: now, changedAt: now },
    }
  }
  const about = (entry: Entry, round: Round) => ({ page: pageOf(entry), receipt: receiptOf(entry), round })
  const enteredMail = (entry: Entry, round: Round) =>
    entry.email === ''
      ? []
      : [
          {
            entry: entry.id,
            letter: newLetterOf(
              'entered',
              isList(round)
                ? listedLetter(office(), entry, pageOf(entry))
                : enteredLetter(office(), entry, about(entry, round)),
              from,
              office().profile.id,
            ),
          },
        ]
  const removedMail = (entry: Entry, reason: string) => {
    if (entry.email === '') return []
    const letter = removedLetter(office(), entry, reason)
    return [{ entry: entry.id, letter: newLetterOf('cancelled', letter, from, entry.office) }]
  }
  const codeMail = (entry: Entry, code: string) => ({
    entry: entry.id,
    letter: newLetterOf('code', entryCodeLetter(office(), entry, code), from, office().profile.id),
  })

  return {
    ...{ receiptOf, linkOf },

    async of(matter) {
      const today = office().time.wall(clock.now()).date
      const draws = await store.draws.of(office().profile.id)
      return draws.flatMap((draw) => {
        const round = draw.last >= today && draw.release !== WAITING_LIST ? roundOfDraw(draw) : null
        const isFor =
          round && daysOf(office(), round).some((date) => releaseFor(office(), matter, date) === round.release)
        return isFor ? [{ round, draw }] : []
      })
    },

    async get(release, id) {
      const draw = await store.draws.get(`${office().profile.id}/${release}/${id}`)
      const round = draw && roundOfDraw(draw)
      return round ? { round, draw } : null
    },

    find: (token) => store.draws.byDraft(secrets.hash('draft', token)),
    byLink: (link) => store.draws.byLink(secrets.hash('link', link)),

    async entering(round, asked, key) {
      const before = isToken(key) ? await this.find(key) : null
      const draw = before && (await store.draws.get(drawId(office(), round)))
      if (!key || !before || !draw || draw.documentKey === null || before.draw !== draw.id) return null
      const { names, email, matter, days, hours, stepFree } = before
      const { document, language: _language, ...rest } = asked
      const isSame =
        before.document === documentHash(draw.documentKey, document) &&
        isDeepStrictEqual({ names, email, matter, days, hours, stepFree }, rest)
      const isOver = before.state === 'entered' && (before.mail?.expiresAt ?? 0) <= clock.now()
      return isSame && !isOver ? key : null
    },

    async enter(round, asked, key) {
      const token = isToken(key) && !(await this.find(key)) ? key : newToken()
      if (isList(round)) await keepList(round)
      const entry = await newEntry(round, asked, 'visitor', token)
      if (!entry) return refused({ code: 'draw-closed' })
      const code = newMailCode()
      const expiresAt = Math.min(clock.now() + CODE_MS, codesUntil(round))
      const mail = { code: secrets.hash('code', `${entry.id} ${code}`), tries: 0, sent: 1, expiresAt }
      const whole = { ...entry, mail }
      const written = await write({ entries: [{ before: null, entry: whole }], letters: [codeMail(whole, code)] })
      // Pressed at the same moment, perhaps at another server: what that has made is this one's too.
      if (!written.ok && written.why === 'made-already') {
        const made = await this.entering(round, asked, key)
        return made === null ? this.enter(round, asked) : { ok: true, value: made }
      }
      if (!written.ok) return refused(drawRefusal(written))
      parts.onLetters()
      return { ok: true, value: token }
    },

    async enterFor(round, asked) {
      if (isList(round)) await keepList(round)
      const entry = await newEntry(round, asked, 'office', newToken())
      if (!entry) return refused({ code: 'draw-closed' })
      const whole: Entry = { ...entry, state: 'confirmed' }
      const written = await write({ entries: [{ before: null, entry: whole }], letters: enteredMail(whole, round) })
      if (!written.ok) return refused(drawRefusal(written))
      parts.onLetters()
      return { ok: true, value: { receipt: receiptOf(whole), entry: whole.id } }
    },

    sendCode(token, email) {
      const code = newMailCode()
      return settle(
        () => this.find(token),
        (entry) => sendEntryCode(entry, secrets.hash('code', `${entry.id} ${code}`), email, clock.now()),
        (entry) => ({ letters: [codeMail(entry, code)] }),
      )
    },

    async typeCode(token, code, network) {
      const known = await this.find(token)
      // Sent twice, it is done once.
      if (known?.state === 'confirmed') return { ok: true, value: null }
      const draw = known && (await store.draws.get(known.draw))
      const round = draw && roundOfDraw(draw)
      if (!round || !known) return refused({ code: 'draw-closed' })
      const confirmed = (entry: Entry) => {
        const hash = secrets.hash('code', `${entry.id} ${code}`)
        return confirmEntry(entry, entry.mail !== null && secrets.isSame(entry.mail.code, hash), clock.now())
      }
      const has = confirmed(known).ok ? await oneEach.take(known, round, network) : null
      if (has) return { ok: false, refusal: { code: has } }
      const done = await settle(
        () => this.find(token),
        confirmed,
        (entry) => ({ letters: enteredMail(entry, round) }),
      )
      // Something may have been given up already.
      if (done.ok && isList(round)) parts.onChange()
      return done
    },

    async withdraw({ id }) {
      const done = await settle(
        () => store.draws.entry(id),
        (entry) => withdraw(entry, clock.now()),
        () => ({}),
      )
      // Whoever thinks better of it may enter again.
      if (done.ok) await oneEach.leave(id)
      return done
    },

    async answer({ id }, yes, staff = null) {
      const done = await settle(
        () => store.draws.entry(id),
        (entry) => answer(entry, yes, clock.now()),
        async (entry) => ({ bookings: await answered(entry, yes, staff) }),
      )
      if (done.ok && yes) parts.onTold()
      if (done.ok && !yes) parts.onChange()
      return done
    },

    async remove({ id }, reason) {
      const done = await settle(
        () => store.draws.entry(id),
        (entry) => removed(entry, clock.now()),
        async (entry) => ({
          bookings: await answered(entry, false, null),
          letters: removedMail(entry, reason),
        }),
      )
      if (done.ok) parts.onChange()
      return done
    },
  }

  /** The places of an offer as they are after its answer: each booked with its code and a letter, or free again. */
  async function answered(entry: Entry, yes: boolean, staff: string | null): Promise<Write[]> {
    const known = await Promise.all(entry.bookings.map((one) => store.bookings.get(one)))
    const offered = known.filter((one): one is Offered => one?.state === 'offered')
    if (yes) return offered.map((before) => booked(before, staff))
    return givenUp(office(), keeping, offered, clock.now())
  }

  /** A day's list is there once somebody stands on it: nothing of it is secret, and nothing drawn. */
  async function keepList(round: Round): Promise<void> {
    const { id } = office().profile
    const list: Draw = {
      ...{ id: drawId(office(), round), office: id, release: round.release.id, round: round.id, version: 1 },
      ...{ state: 'open', secret: '', commitment: '', documentKey: randomBytes(32).toString('hex') },
      ...{ closedHash: null, text: null, last: round.id },
    }
    // Of two at once one is refused, and both find it.
    if (!(await store.draws.get(list.id))) await write({ draw: { before: null, draw: list } })
  }

  function booked(before: Offered, staff: string | null): Write {
    const of = office()
    const { expiresAt: _expiresAt, ...rest } = before
    const secret = secrets.linkOf(before.id)
    return {
      ...{ office: before.office, before, stepMinutes: of.profile.booking?.stepMinutes ?? 5 },
      ...{ limit: null, codesOf: before.date },
      make(codes) {
        const queue = of.queues.get(before.matter)
        const pin = queue ? makeCode(of, queue, { taken: new Set(codes), cursor: 0 }, pins()) : null
        if (pin === null) return null
        const link = secrets.hash('link', secret)
        const made = {
          ...rest,
          state: 'booked',
          pin,
          link,
          sequence: 0,
          door: null,
          ...(staff !== null && { staff }),
        } as const
        const booking = changed(made, clock.now())
        const page = `${parts.publicUrl}/${booking.office}/${booking.person.language}/v/${secret}`
        const letter = () =>
          newLetterOf('booked', bookedLetter(of, booking, { from, page, kind: 'booked' }), from, booking.office)
        return { booking, takes: false, letters: booking.person.email === '' ? [] : [letter()], tells: true }
      },
    }
  }
}

/** Places that were offered, and are nobody's again: of a full day each is kept for who waits next (BOK-8). */
export async function givenUp(
  office: Office,
  keeping: ReturnType<typeof openKeeping>,
  offered: readonly Offered[],
  now: number,
): Promise<Write[]> {
  const writes: Write[] = []
  for (const place of offered) {
    const kept = await keeping.of(place)
    writes.push(freed(office, place, now), ...(kept ? [kept] : []))
  }
  return writes
}

/** A place that was offered or kept, and is nobody's again. */
export function freed(office: Office, before: Offered | Held, now: number): Write {
  const { expiresAt: _expiresAt, ...rest } = before
  const { person: _person, ...place } = { person: null, ...rest }
  return writeOf(office, before, changed({ ...place, state: 'expired' } as const, now), false)
}

export const drawId = (office: Office, { release, id }: Round): string => `${office.profile.id}/${release.id}/${id}`

/** The rounds of an office's draws that matter around a day: from their opening until their last day. */
export function drawsAround(office: Office, date: string): Round[] {
  return (office.profile.booking?.releases ?? [])
    .filter(({ how }) => how === 'draw')
    .flatMap((release) => roundsAround(office, release, date, 7 * (release.weeksAhead + 1) + 1, 14))
}

function drawRefusal(written: Extract<DrawWritten, { ok: false }>): Refusal {
  const { why } = written
  if (why === 'closed') return { code: 'draw-closed' }
  if (why === 'entered-already') return { code: 'entered-already' }
  return refusalOf({ ok: false, why })
}

export const changedDraw = (draw: Draw, change: Partial<Draw>): Draw => ({
  ...draw,
  ...change,
  version: draw.version + 1,
})
