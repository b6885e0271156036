import { afterEach, describe, expect, test } from 'vitest'
import type { BookingStore } from '../ports/index.ts'
import type { KeptInvitation } from '../ports/invitations.ts'
import { booked, held, nine, now, pending, step, taking, write } from './samples.ts'

const invited = (n: number, more: Partial<KeptInvitation> = {}): KeptInvitation => ({
  ...{ id: `i${n}`, key: `SO.${n}.2026`, case: `SO-${n}/2026`, code: `hash ${n}`, lastDay: '2026-11-30' },
  ...more,
})

/** What every store's letters of invitation do, whatever it keeps them in. */
export function invitationsContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of invitations`, () => {
    let store: BookingStore
    const fresh = async () => {
      store = await open()
      await store.invitations.invite('a', 'pobyt', [invited(1), invited(2)])
      return store.invitations
    }
    afterEach(() => store.close())
    const asked = (n: number, code = `hash ${n}`) => ({ office: 'a', matter: 'pobyt', key: `SO.${n}.2026`, code })

    test('[BOK-14] a letter opens by its case and its code, at its office and for its matter only', async () => {
      const invitations = await fresh()
      expect(await invitations.open(asked(1), 5)).toEqual(invited(1))
      expect(await invitations.get('a', 'pobyt', 'i1')).toEqual(invited(1))
      expect(await invitations.open(asked(1, 'hash 2'), 5)).toBeNull()
      expect(await invitations.open({ ...asked(1), matter: 'inne' }, 5)).toBeNull()
      expect(await invitations.open({ ...asked(1), office: 'b' }, 5)).toBeNull()
      expect(await invitations.get('b', 'pobyt', 'i1')).toBeNull()
      expect(await invitations.get('a', 'inne', 'i1')).toBeNull()
    })

    test('[BOK-14] five wrong codes lock a letter, also at the same moment; invited anew it opens', async () => {
      const invitations = await fresh()
      await Promise.all([1, 2, 3, 4, 5].map(() => invitations.open(asked(1, 'wrong'), 5)))
      expect(await invitations.open(asked(1), 5)).toBeNull()
      expect(await invitations.open(asked(2), 5)).toEqual(invited(2))
      await invitations.invite('a', 'pobyt', [invited(1, { id: 'i9', code: 'new' })])
      expect(await invitations.open(asked(1), 5)).toBeNull()
      expect(await invitations.open(asked(1, 'new'), 5)).toMatchObject({ id: 'i9' })
      expect(await invitations.get('a', 'pobyt', 'i1')).toBeNull()
    })

    test('[BOK-14] one live booking a letter, whoever asks at the same moment', async () => {
      const invitations = await fresh()
      const { case: letter, lastDay } = invited(1)
      const invitation = { case: letter, lastDay }
      expect(await invitations.isUsed('a', 'pobyt', invitation, now)).toBe(false)
      const two = [0, 1].map((n) => held(`b${n}`, { at: nine + n * step, invitation }))
      const answers = await Promise.all(two.map((one) => store.bookings.write(taking(one), now)))
      expect(answers.map(({ ok }) => ok)).toEqual([true, false])
      expect(answers[1]).toEqual({ ok: false, why: 'invitation-used' })
      expect(await store.bookings.get('b0')).toEqual(two[0])
      expect(await invitations.isUsed('a', 'pobyt', invitation, now)).toBe(true)
      // It ran out: the letter is good again.
      const later = now + 600_000
      expect(await invitations.isUsed('a', 'pobyt', invitation, later)).toBe(false)
      const third = held('b3', { at: nine + 2 * step, invitation, expiresAt: later + 600_000 })
      expect((await store.bookings.write(taking(third), later)).ok).toBe(true)
      const made = booked(pending(third))
      await store.bookings.write(write(pending(third)), later)
      await store.bookings.write(write(made), later)
      expect(await invitations.isUsed('a', 'pobyt', invitation, later)).toBe(true)
      const { door: _door, ...visit } = made
      const off = { ...visit, version: 4, state: 'cancelled', by: 'visitor', reason: null } as const
      await store.bookings.write(write(off), later)
      expect(await invitations.isUsed('a', 'pobyt', invitation, later)).toBe(false)
    })

    test('[BOK-17] letters go with the days, and what ran out knows no case any more', async () => {
      const invitations = await fresh()
      const { case: letter, lastDay } = invited(1)
      await store.bookings.write(taking(held('b1', { invitation: { case: letter, lastDay } })), now)
      await store.bookings.tidy('a', '2026-11-26', now + 600_000)
      expect(await store.bookings.get('b1')).toMatchObject({ state: 'expired', invitation: null })
      expect(await invitations.get('a', 'pobyt', 'i1')).toEqual(invited(1))
      await store.bookings.tidy('a', '2026-12-01', now)
      expect(await invitations.get('a', 'pobyt', 'i1')).toBeNull()
    })
  })
}
