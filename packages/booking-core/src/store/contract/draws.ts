import { afterEach, describe, expect, test } from 'vitest'
import type { Offered } from '../../booking.ts'
import { changedEntry, type Draw, type Entry, withdraw } from '../../draw/entry.ts'
import type { BookingStore } from '../ports/index.ts'
import { held, letter, nine, now, taking } from './samples.ts'

export const draw = (more: Partial<Draw> = {}): Draw => ({
  ...{ id: 'a/week/2026-11-20', office: 'a', release: 'week', round: '2026-11-20', version: 1, state: 'open' },
  ...{ secret: 's', commitment: 'c', documentKey: 'k', closedHash: null, text: null, last: '2026-11-27', ...more },
})

export const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id, draw: draw().id, office: 'a', version: 1, state: 'entered', code: `code ${id}`, draft: `draft ${id}` },
  ...{ link: `link ${id}`, document: `document ${id}`, names: ['Олена Коваль'], email: `${id}@example.org` },
  ...{ language: 'uk', by: 'visitor', matter: 'pobyt', days: ['2026-11-26'], hours: 'any', stepFree: false },
  ...{ mail: { code: 'hash', tries: 0, sent: 1, expiresAt: now + 60_000 }, rank: null, bookings: [] },
  ...{ answerUntil: null, createdAt: now, changedAt: now, ...more },
})

const offered = (id: string, more: Partial<Offered> = {}): Offered => ({
  ...held(id),
  ...{ state: 'offered', person: { name: 'Олена Коваль', email: 'e1@example.org', language: 'uk' }, ...more },
})

/** What every store's draws do, whatever it keeps them in. */
export function drawsContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of draws`, () => {
    let store: BookingStore
    const fresh = async () => {
      store = await open()
      expect(await store.draws.write({ draw: { before: null, draw: draw() } }, now)).toEqual({ ok: true, bookings: [] })
      return store.draws
    }
    afterEach(() => store.close())
    const confirmed = (one: Entry) => changedEntry(one, { state: 'confirmed', mail: null }, now)
    const enter = async (one: Entry) => {
      await store.draws.write({ entries: [{ before: null, entry: one }] }, now)
      return store.draws.write({ entries: [{ before: 1, entry: confirmed(one) }] }, now)
    }

    test('gives back what was written, found by each of its hashes', async () => {
      const draws = await fresh()
      await enter(entry('e1'))
      expect(await draws.get(draw().id)).toEqual(draw())
      expect(await draws.of('a')).toEqual([draw()])
      expect(await draws.of('b')).toEqual([])
      expect(await draws.entry('e1')).toEqual(confirmed(entry('e1')))
      expect(await draws.byDraft('draft e1')).toEqual(confirmed(entry('e1')))
      expect(await draws.byLink('link e1')).toEqual(confirmed(entry('e1')))
      expect(await draws.entries(draw().id)).toEqual([confirmed(entry('e1'))])
      expect([await draws.get('x'), await draws.entry('x'), await draws.byLink('x')]).toEqual([null, null, null])
    })

    test('[BOK-7] one entry a document, whoever is quicker; who took theirs back may enter again', async () => {
      const draws = await fresh()
      const mine = { document: 'AB123' }
      expect(await enter(entry('e1', mine))).toMatchObject({ ok: true })
      expect(await enter(entry('e2', mine))).toEqual({ ok: false, why: 'entered-already' })
      const back = changedEntry(confirmed(entry('e1', mine)), { state: 'withdrawn' }, now)
      await draws.write({ entries: [{ before: 2, entry: back }] }, now)
      expect(await draws.write({ entries: [{ before: 1, entry: confirmed(entry('e2', mine)) }] }, now)).toMatchObject({
        ok: true,
      })
    })

    test('[BOK-7] a draw that closes takes nobody any more, not even who typed the code meanwhile', async () => {
      const draws = await fresh()
      await draws.write({ entries: [{ before: null, entry: entry('e1') }] }, now)
      const closing = draw({ version: 2, state: 'closing' })
      expect(await draws.write({ draw: { before: 1, draw: closing } }, now)).toMatchObject({ ok: true })
      expect(await draws.write({ draw: { before: 1, draw: closing } }, now)).toEqual({ ok: false, why: 'stale' })
      const late = await draws.write({ entries: [{ before: 1, entry: confirmed(entry('e1')) }] }, now)
      expect(late).toEqual({ ok: false, why: 'closed' })
      expect(await draws.entry('e1')).toEqual(entry('e1'))
    })

    test('[BOK-8] an offer is written with its places and its letter, or not at all', async () => {
      const draws = await fresh()
      await enter(entry('e1'))
      await store.bookings.write(taking(held('b1')), now)
      const before = confirmed(entry('e1'))
      const offer = changedEntry(before, { state: 'offered', bookings: ['o1', 'o2'], answerUntil: now + 60_000 }, now)
      const write = (seat: number) => ({
        entries: [{ before: 2, entry: offer }],
        bookings: [taking(offered('o1', { seat: 2 })), taking(offered('o2', { seat }))],
        letters: [{ entry: 'e1', letter: letter(`m${seat}`, { kind: 'offered' }) }],
      })
      expect(await draws.write(write(1), now)).toEqual({ ok: false, why: 'place-taken' })
      expect(await draws.entry('e1')).toEqual(before)
      expect(await store.bookings.get('o1')).toBeNull()
      expect(await store.letters.of('e1')).toEqual([])
      expect(await draws.write(write(3), now)).toMatchObject({ ok: true, bookings: [{ id: 'o1' }, { id: 'o2' }] })
      expect(await store.bookings.get('o1')).toEqual(offered('o1', { seat: 2 }))
      expect(await store.letters.of('e1')).toMatchObject([{ id: 'm3', kind: 'offered' }])
      expect((await store.bookings.taken('a', nine, nine + 1, now)).map(({ seat }) => seat).sort()).toEqual([1, 2, 3])
      // What nobody answered is free at that moment, and whoever it was is forgotten.
      expect(await store.bookings.taken('a', nine, nine + 1, now + 600_000)).toEqual([])
      expect(await store.bookings.tidy('a', '2026-11-26', now + 600_000)).toMatchObject({ expired: 3 })
      expect(JSON.stringify(await store.bookings.get('o1'))).not.toContain('example.org')
    })

    test('[ALL-4] who is erased is gone from their entry too, and nothing more is sent to it', async () => {
      const draws = await fresh()
      await enter(entry('e1'))
      const { expiresAt: _until, ...place } = offered('o1')
      const visit = { ...place, state: 'booked', pin: '0451', link: 'link o1', sequence: 0, door: null } as const
      const family = { state: 'booked' as const, bookings: ['o0', 'o1'], names: ['Anna', 'Jan'] }
      const next = changedEntry(confirmed(entry('e1')), family, now)
      const sent = [{ entry: 'e1', letter: letter('m1', { kind: 'offered' }) }]
      await draws.write({ entries: [{ before: 2, entry: next }], bookings: [taking(visit)], letters: sent }, now)
      expect(await store.bookings.erase('a', 'o1', now)).toBe(true)
      expect(await draws.entry('e1')).toMatchObject({ names: ['Anna', ''], email: '', version: next.version + 1 })
      expect(await store.letters.of('e1')).toEqual([])
    })

    test('[ALL-4] [BOK-17] who takes an entry back is gone from it at once, with the letters that wait', async () => {
      const draws = await fresh()
      const mine = confirmed(entry('e1', { stem: 'stem e1', names: ['Anna', 'Jan'] }))
      const waits = [{ entry: 'e1', letter: letter('m1', { kind: 'entered' }) }]
      await draws.write({ entries: [{ before: null, entry: mine }], letters: waits }, now)
      expect(await store.letters.of('e1')).toMatchObject([{ id: 'm1' }])
      const back = withdraw(mine, now)
      if (!back.ok) throw new Error('it can be taken back')
      expect(await draws.write({ entries: [{ before: 2, entry: back.entry }] }, now)).toMatchObject({ ok: true })
      const nobody = { names: ['', ''], email: '', document: '', stem: '', mail: null }
      expect(await draws.entry('e1')).toMatchObject({ state: 'withdrawn', ...nobody })
      expect(await store.letters.of('e1')).toEqual([])
    })

    test('[BOK-7] of one page there is one entry, whichever server its button was pressed at', async () => {
      const draws = await fresh()
      const press = (id: string) =>
        draws.write({ entries: [{ before: null, entry: entry(id, { draft: 'page' }) }] }, now)
      const pressed = await Promise.all([press('e1'), press('e2')])
      expect(pressed.map((one) => (one.ok ? 'ok' : one.why)).sort()).toEqual(['made-already', 'ok'])
      expect(await draws.entries(draw().id)).toHaveLength(1)
    })

    test('[BOK-17] entries go when their draw can’t be disputed any more, and the documents’ key', async () => {
      const draws = await fresh()
      await enter(entry('e1'))
      await draws.write({ entries: [{ before: null, entry: entry('e2') }] }, now)
      expect(await draws.forget('a', '2026-11-27', now)).toBe(0)
      // Who never typed the code goes when it is worth nothing any more.
      expect(await draws.forget('a', '2026-11-27', now + 60_000)).toBe(1)
      expect((await draws.entries(draw().id)).map(({ id }) => id)).toEqual(['e1'])
      expect(await draws.forget('b', '2026-11-28', now)).toBe(0)
      expect(await draws.forget('a', '2026-11-28', now)).toBe(1)
      expect(await draws.get(draw().id)).toEqual(draw({ documentKey: null, version: 2 }))
      expect(await draws.entries(draw().id)).toEqual([])
    })
  })
}
