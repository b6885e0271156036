import { afterEach, describe, expect, test } from 'vitest'
import type { Account } from '../../account.ts'
import type { BookingStore } from '../ports/index.ts'
import { booked, held, letter, nine, now, pending, taking, write } from './samples.ts'

const account = (more: Partial<Account> = {}): Account => ({
  ...{ id: 'hash', office: 'a', email: 'b1@example.org', version: 1, expiresAt: now + 1_800_000 },
  door: { code: 'code', tries: 0, expiresAt: now + 1_800_000 },
  ...more,
})

/** What every store's accounts do, whatever it keeps them in. */
export function accountsContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of accounts`, () => {
    let store: BookingStore
    afterEach(() => store.close())

    test('an account is written once for each version, its letter with it', async () => {
      store = await open()
      await store.bookings.write(taking(held('b1')), now)
      const told = { booking: 'b1', letter: letter('m1') }
      expect(await store.accounts.get('hash')).toBeNull()
      const both = await Promise.all([1, 2].map(() => store.accounts.write(account(), told, now)))
      expect(both).toEqual([true, false])
      expect(await store.accounts.get('hash')).toEqual(account())
      expect(await store.letters.of('b1')).toMatchObject([{ id: 'm1' }])
      const used = account({ version: 2, door: null })
      expect(await store.accounts.write(used, null, now)).toBe(true)
      expect(await store.accounts.get('hash')).toEqual(used)
    })

    test('[BOK-17] what an address asked for is forgotten when its time is over', async () => {
      store = await open()
      await store.accounts.write(account(), null, now)
      await store.bookings.tidy('a', '2026-01-01', now + 1_799_999)
      expect(await store.accounts.get('hash')).not.toBeNull()
      await store.bookings.tidy('b', '2026-01-01', now + 1_800_000)
      expect(await store.accounts.get('hash')).not.toBeNull()
      await store.bookings.tidy('a', '2026-01-01', now + 1_800_000)
      expect(await store.accounts.get('hash')).toBeNull()
    })

    test('[WRO-6] the visits of an address, by hour, whatever the case it was typed in', async () => {
      store = await open()
      const put = async (id: string, email: string, at: number) => {
        const first = held(id, { at, seat: 2, matter: id })
        await store.bookings.write(taking(first), now)
        const person = { name: 'Олена Коваль', email, language: 'uk' } as const
        const kept = pending(first, { person })
        await store.bookings.write(write(kept), now)
        await store.bookings.write(write(booked(kept)), now)
      }
      await put('late', 'Olena@example.org', nine + 2_400_000)
      await put('early', 'olena@Example.org', nine)
      await put('other', 'x.olena@example.org', nine + 1_200_000)
      await store.bookings.write(taking(held('held', { at: nine + 3_600_000 })), now)
      const ids = async (office: string, email: string) =>
        (await store.bookings.ofAddress(office, email)).map(({ id }) => id)
      expect(await ids('a', 'OLENA@example.org')).toEqual(['early', 'late'])
      expect(await ids('b', 'olena@example.org')).toEqual([])
    })
  })
}
