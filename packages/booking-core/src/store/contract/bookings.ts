import { afterEach, describe, expect, test } from 'vitest'
import type { BookingStore, Write } from '../ports/index.ts'
import { booked, held, letter, nine, now, pending, step, taking, write } from './samples.ts'

/** What every store's bookings do, whatever it keeps them in. */
export function bookingsContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of bookings`, () => {
    let store: BookingStore
    const fresh = async () => {
      store = await open()
      return store.bookings
    }
    afterEach(() => store.close())
    const seats = async (at = now) => (await store.bookings.taken('a', nine, nine + 10 * step, at)).length
    /** One that is booked, from hold to code. */
    const made = async (id: string, more: Parameters<typeof held>[1] = {}) => {
      const first = held(id, more)
      await store.bookings.write(taking(first), now)
      await store.bookings.write(write(pending(first)), now)
      const whole = booked(pending(first))
      expect(await store.bookings.write(write(whole, { tells: true }), now)).toEqual({ ok: true, booking: whole })
      return whole
    }

    test('[ALL-4] [BOK-17] who is erased is nowhere any more; hour, place and code stay', async () => {
      const bookings = await fresh()
      const invitation = { case: 'SO-1.2026', lastDay: '2026-12-31' }
      const kept = { id: 'i1', key: 'key', case: 'SO-1.2026', code: 'hash', lastDay: '2026-12-31' }
      await store.invitations.invite('a', 'pobyt', [kept])
      const whole = await made('b1', { invitation })
      const other = await made('b2', { seat: 2 })
      const again = { ...whole, version: 4, person: { ...whole.person, phone: '+48600700800' } }
      await bookings.write(write(again, { letters: [letter('m1')] }), now)
      expect(await bookings.get('b1')).toEqual(again)
      const account = {
        id: 'acc',
        office: 'a',
        email: 'B1@example.org',
        version: 1,
        door: null,
        expiresAt: now + 9_000,
      }
      await store.accounts.write(account, null, now)
      for (const id of ['nobody', 'b1']) expect(await bookings.erase('b', id, now)).toBe(false)
      expect(await bookings.erase('a', 'b1', now + 5)).toBe(true)
      const left = { ...again, version: 5, changedAt: now + 5, link: '', invitation: null }
      expect(await bookings.get('b1')).toEqual({ ...left, person: { name: '', email: '', language: 'uk' } })
      expect([await store.letters.of('b1'), await store.accounts.get('acc')]).toEqual([[], null])
      expect(await store.invitations.get('a', 'pobyt', 'i1')).toBeNull()
      expect(await bookings.byLink(whole.link)).toBeNull()
      expect(await seats()).toBe(2)
      expect(await bookings.get('b2')).toEqual(other)
      // Asked again it changes nothing; a second one without a page is no hindrance.
      expect([await bookings.erase('a', 'b1', now), await bookings.erase('a', 'b2', now)]).toEqual([false, true])
    })

    test('gives back every state as it was written', async () => {
      const bookings = await fresh()
      const first = held('b1')
      for (const booking of [first, pending(first), booked(pending(first))]) {
        await bookings.write(booking === first ? taking(booking) : write(booking), now)
        expect(await bookings.get('b1')).toEqual(booking)
        expect(await bookings.byDraft('draft b1')).toEqual(booking)
      }
      const whole = booked(pending(first))
      expect(await bookings.byLink('link b1')).toEqual(whole)
      const door = { ...whole, version: 4, door: { code: 'hash', tries: 2, expiresAt: now + 5 } }
      await bookings.write(write(door), now)
      expect(await bookings.get('b1')).toEqual(door)
      const { door: _door, ...visit } = whole
      const off = { ...visit, version: 5, state: 'cancelled', by: 'visitor', reason: null } as const
      await bookings.write(write(off), now)
      expect(await bookings.get('b1')).toEqual(off)
      expect(await bookings.get('b9')).toBeNull()
      expect(await bookings.byLink('link b9')).toBeNull()
    })

    test('[BOK-1] of two hundred who ask for the last place at the same moment, one gets it', async () => {
      const bookings = await fresh()
      const asked = Array.from({ length: 200 }, (_, n) => bookings.write(taking(held(`b${n}`)), now))
      const answers = await Promise.all(asked)
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.filter((answer) => !answer.ok && answer.why === 'place-taken')).toHaveLength(199)
      expect(await seats()).toBe(1)
    })

    test('[BOK-1] who chooses a seat inside the write needs no second try, however many choose at once', async () => {
      const bookings = await fresh()
      const seatsOf = { from: nine, to: nine + step }
      const choose = (n: number) => {
        const asked = held(`b${n}`)
        const make: Write['make'] = (_, taken) => {
          const seat = [1, 2, 3].find((one) => !taken.some((cell) => cell.seat === one))
          return seat === undefined ? null : { booking: { ...asked, seat }, takes: true, letters: [], tells: false }
        }
        return bookings.write({ ...write(asked), seatsOf, make }, now)
      }
      const all = await Promise.all(Array.from({ length: 20 }, (_, n) => choose(n)))
      expect(all.flatMap((one) => (one.ok ? [one.booking.seat] : [])).sort()).toEqual([1, 2, 3])
      expect(all.filter((one) => !one.ok && one.why === 'no-code')).toHaveLength(17)
      // Of another hour, and what has run out, nothing is told.
      const seen: unknown[] = []
      const look = (span: Write['seatsOf'], at: number) =>
        bookings.write(
          {
            ...write(held('look')),
            ...(span && { seatsOf: span }),
            make: (_, taken) => {
              seen.push(taken.length)
              return null
            },
          },
          at,
        )
      await look(seatsOf, now)
      await look({ from: nine + step, to: nine + 2 * step }, now)
      await look(seatsOf, now + 600_000)
      await look(undefined, now)
      expect(seen).toEqual([3, 0, 0, 0])
    })

    test('[BOK-1] a longer visit takes all of its steps or none', async () => {
      const bookings = await fresh()
      await bookings.write(taking(held('b1', { at: nine + 2 * step })), now)
      const long = held('b2', { minutes: 60 })
      expect(await bookings.write(taking(long), now)).toEqual({ ok: false, why: 'place-taken' })
      expect(await seats()).toBe(1)
      expect(await bookings.get('b2')).toBeNull()
      expect(await bookings.write(taking(held('b3', { minutes: 40 })), now)).toMatchObject({ ok: true })
      expect(await bookings.write(taking(held('b4', { seat: 2, minutes: 60 })), now)).toMatchObject({ ok: true })
    })

    test('[BOK-2] what has run out is free at that moment, and its holder is not booked any more', async () => {
      const bookings = await fresh()
      const first = held('b1')
      await bookings.write(taking(first), now)
      expect(await bookings.write(taking(held('b2')), first.expiresAt - 1)).toEqual({ ok: false, why: 'place-taken' })
      expect(await seats(first.expiresAt - 1)).toBe(1)
      expect(await seats(first.expiresAt)).toBe(0)
      const second = held('b2', { expiresAt: first.expiresAt + 600_000 })
      expect(await bookings.write(taking(second), first.expiresAt)).toMatchObject({ ok: true })
      const late = pending(first, { expiresAt: first.expiresAt + 1_800_000 })
      expect(await bookings.write(write(late), first.expiresAt)).toEqual({ ok: false, why: 'place-taken' })
      expect(await bookings.get('b1')).toEqual(first)
    })

    test('what keeps a place, and what was called off, is found by its hour; what has run out is not', async () => {
      const bookings = await fresh()
      const first = held('b1')
      await bookings.write(taking(first), now)
      await made('b2', { seat: 2 })
      const off = { ...(await made('b3', { at: nine + step })), version: 4, state: 'cancelled' } as const
      await bookings.write(write({ ...off, by: 'office', reason: 'x' }), now)
      await made('b4', { at: nine + 2 * step })
      const ids = async (to: number, at: number) => (await bookings.between('a', nine, to, at)).map(({ id }) => id)
      expect(await ids(nine + 2 * step, now)).toEqual(['b1', 'b2', 'b3'])
      expect(await ids(nine + 3 * step, first.expiresAt)).toEqual(['b2', 'b3', 'b4'])
      expect(await bookings.between('b', nine, nine + step, now)).toEqual([])
    })

    test('[BOK-4] two people of one name without an address are two people', async () => {
      const bookings = await fresh()
      const nobody = { person: { name: 'Jan', email: '', language: 'pl' } } as const
      for (const [id, seat] of [
        ['b1', 1],
        ['b2', 2],
      ] as const) {
        const first = held(id, { seat })
        await bookings.write(taking(first), now)
        await bookings.write(write({ ...pending(first), ...nobody }), now)
        expect(await bookings.write(write({ ...booked(pending(first)), ...nobody }), now)).toMatchObject({ ok: true })
      }
    })

    test('[BOK-2] its own holder is not in the way of themselves', async () => {
      const bookings = await fresh()
      const first = held('b1')
      await bookings.write(taking(first), now)
      expect(await bookings.write(taking({ ...first, version: 2 }), now)).toMatchObject({ ok: true })
    })

    test('[BOK-1] of two bookings that are made of one page at once, one is there', async () => {
      const bookings = await fresh()
      const both = ['b1', 'b2'].map((id, n) => taking(held(id, { draft: 'page', seat: n + 1 })))
      const answers = await Promise.all(both.map((one) => bookings.write(one, now)))
      expect(answers.map((answer) => (answer.ok ? 'ok' : answer.why))).toEqual(['ok', 'made-already'])
      expect(await bookings.byDraft('page')).toMatchObject({ id: 'b1' })
      expect(await bookings.taken('a', nine, nine + step, now)).toHaveLength(1)
    })

    test('nothing is found by a text that no database takes', async () => {
      const bookings = await fresh()
      await bookings.write(taking(held('b1')), now)
      expect(await bookings.get('b1\u0000')).toBeNull()
      expect(await bookings.byDraft('\u0000')).toBeNull()
    })

    test('of two who change the same booking, the second is told that it has changed', async () => {
      const bookings = await fresh()
      await bookings.write(taking(held('b1')), now)
      const both = await Promise.all([1, 2].map(() => bookings.write(write(pending(held('b1'))), now)))
      expect(both.map((answer) => (answer.ok ? 'ok' : answer.why))).toEqual(['ok', 'stale'])
    })

    test('[BOK-4] one visit to come a person and matter, however they are written', async () => {
      const bookings = await fresh()
      const me = { name: 'Liam O’Hara', email: 'liam@example.org', language: 'en' } as const
      const again = { ...me, name: "LIAM  O'HARA", email: 'Liam@example.org' }
      const whole = async (id: string, seat: number, person: typeof me | typeof again, matter = 'pobyt') => {
        const first = held(id, { seat, matter })
        await bookings.write(taking(first), now)
        await bookings.write(write(pending(first, { person })), now)
        const answer = await bookings.write(write(booked(pending(first, { person }), { link: id })), now)
        return answer.ok ? 'ok' : answer.why
      }
      expect(await whole('b1', 1, me)).toBe('ok')
      expect(await whole('b2', 2, again)).toBe('has-one')
      expect(await whole('b3', 3, again, 'rezydent')).toBe('ok')
      const first = (await bookings.get('b1'))!
      await bookings.write(write({ ...first, version: 4, state: 'checked-in' } as never), now)
      expect(await whole('b4', 4, again)).toBe('ok')
    })

    test('[ALL-12] the codes of a day are known while a new one is chosen, those of cancelled visits too', async () => {
      const bookings = await fresh()
      const one = await made('b1')
      await bookings.write(write({ ...one, version: 4, state: 'cancelled', by: 'visitor', reason: null }), now)
      const seen: string[][] = []
      const choose = (id: string, date: string) => {
        const make = (codes: ReadonlySet<string>) => {
          seen.push([...codes])
          return null
        }
        return bookings.write({ ...taking(held(id)), codesOf: date, make }, now)
      }
      expect(await choose('b2', '2026-11-26')).toEqual({ ok: false, why: 'no-code' })
      await choose('b2', '2026-11-27')
      expect(seen).toEqual([['0451'], []])
      expect(await bookings.get('b2')).toBeNull()
    })

    test('[WRO-6] a day has no more visits of a matter than it may have, whoever is quicker', async () => {
      const bookings = await fresh()
      const limit = { matter: 'pobyt', date: '2026-11-26', most: 2 }
      const ask = (id: string, seat: number, at = now) => bookings.write({ ...taking(held(id, { seat })), limit }, at)
      const answers = await Promise.all([1, 2, 3, 4].map((seat) => ask(`b${seat}`, seat)))
      expect(answers.map((answer) => (answer.ok ? 'ok' : answer.why))).toEqual(['ok', 'ok', 'day-limit', 'day-limit'])
      expect(await bookings.visits('a', nine, nine + 1, now)).toEqual([
        { matter: 'pobyt', date: '2026-11-26', count: 2 },
      ])
      expect(await bookings.visits('a', nine, nine + 1, now + 600_000)).toEqual([])
      expect(await ask('b5', 5, now + 600_000)).toMatchObject({ ok: true })
    })

    test('[BOK-11] tells all visits to come', async () => {
      const bookings = await fresh()
      const later = await made('b1', { at: nine + step })
      const one = await made('b2')
      await bookings.write(taking(held('b3', { seat: 2 })), now)
      expect(await bookings.toCome('a', now)).toEqual([one, later])
      expect(await bookings.toCome('a', nine)).toEqual([later])
    })

    test('[BOK-9] a move takes the new place and frees the old one together, or changes nothing', async () => {
      const bookings = await fresh()
      const mine = await made('b1')
      await made('b2', { seat: 2 })
      const moved = { ...mine, version: 4, seat: 2 }
      expect(await bookings.write(taking(moved), now)).toEqual({ ok: false, why: 'place-taken' })
      expect(await bookings.get('b1')).toEqual(mine)
      expect(await bookings.write(taking(held('b3')), now)).toEqual({ ok: false, why: 'place-taken' })
      const later = { ...mine, version: 4, at: nine + step, time: '09:20' }
      expect(await bookings.write(taking(later), now)).toMatchObject({ ok: true })
      expect(await bookings.write(taking(held('b3')), now)).toMatchObject({ ok: true })
    })

    test('a visit that was called off leaves its place', async () => {
      const bookings = await fresh()
      const mine = await made('b1')
      await bookings.write(write({ ...mine, version: 4, state: 'cancelled', by: 'office', reason: 'other' }), now)
      expect(await seats()).toBe(0)
    })

    test('[BOK-16] the office is told of each booking once, as it is now, in the order of the changes', async () => {
      const bookings = await fresh()
      expect(await bookings.lastTold('a')).toBe(0)
      const one = await made('b1')
      const two = await made('b2', { seat: 2 })
      expect(await bookings.told('a', 0, 10)).toEqual([
        { seq: 1, booking: one },
        { seq: 2, booking: two },
      ])
      const { door: _door, ...visit } = one
      const off = { ...visit, version: 4, state: 'cancelled', by: 'visitor', reason: null } as const
      await bookings.write(write(off, { tells: true }), now)
      expect(await bookings.told('a', 0, 10)).toEqual([
        { seq: 2, booking: two },
        { seq: 3, booking: off },
      ])
      expect(await bookings.told('a', 2, 10)).toEqual([{ seq: 3, booking: off }])
      expect((await bookings.told('a', 0, 1)).map(({ seq }) => seq)).toEqual([2])
      expect(await bookings.told('b', 0, 10)).toEqual([])
      expect(await bookings.lastTold('a')).toBe(3)
    })

    test('[BOK-17] whose hold or code ran out is forgotten, old days go; the office’s order goes on', async () => {
      const bookings = await fresh()
      const old = await made('b1')
      const mine = await made('b2', { date: '2026-11-27', at: nine + 24 * 3_600_000 })
      const late = held('b3', { seat: 2, date: '2026-11-27', at: nine + 24 * 3_600_000 })
      await bookings.write(taking(late), now)
      await bookings.write(write(pending(late), { letters: [letter('m1')] }), now)
      expect(await bookings.tidy('a', '2026-11-27', late.expiresAt)).toEqual({ expired: 1, dropped: 1 })
      expect(await bookings.get(old.id)).toBeNull()
      expect(await bookings.get('b2')).toEqual(mine)
      const gone = await bookings.get('b3')
      expect(gone).toMatchObject({ state: 'expired', version: 3 })
      expect(JSON.stringify(gone)).not.toContain('example.org')
      expect(await store.letters.of('b3')).toEqual([])
      expect(await bookings.tidy('a', '2026-12-01', now)).toEqual({ expired: 0, dropped: 2 })
      expect(await bookings.lastTold('a')).toBe(2)
      await made('b5', { seat: 3 })
      expect((await bookings.told('a', 2, 10)).map(({ seq }) => seq)).toEqual([3])
    })

    test('a visit that was held at another hour gives its place up', async () => {
      const bookings = await fresh()
      const mine = await made('b1')
      const { door: _door, ...visit } = mine
      const came = { ...visit, version: 4, state: 'checked-in' } as const
      await bookings.write(write(came, { leaves: true }), now)
      expect(await bookings.get('b1')).toEqual(came)
      expect(await bookings.write(taking(held('b2')), now)).toMatchObject({ ok: true })
    })

    test('[BOK-10] a letter is written with what it tells of, or not at all', async () => {
      const bookings = await fresh()
      const first = held('b1')
      await bookings.write(taking(first), now)
      await bookings.write(taking(held('b2'), { letters: [letter('m1')] }), now)
      expect(await store.letters.of('b2')).toEqual([])
      await bookings.write(write(pending(first), { letters: [letter('m2')] }), now)
      expect(await store.letters.of('b1')).toMatchObject([{ id: 'm2', booking: 'b1', state: 'waiting', attempts: 0 }])
    })
  })
}
