import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict } from '../errors.ts'
import type { Store } from '../ports/index.ts'
import { fact } from './samples.ts'

/** What every store's staff secrets do, whatever it keeps them in. */
export function staffSecretsContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of staff secrets`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    test('[ALL-8] a password and the event that tells of it are there together or not at all', async () => {
      const { staff } = await fresh()
      const set = { type: 'set-password', account: 'a1', hash: '$argon2id$one', mustChange: true } as const
      expect(await staff.password('a1')).toBeNull()
      expect(await store.append('staff', 0, [fact(1)], [set])).toBe(1)
      expect(await staff.password('a1')).toEqual({ hash: '$argon2id$one', mustChange: true })
      const next = { ...set, hash: '$argon2id$two', mustChange: false }
      await expect(store.append('staff', 0, [fact(2)], [next])).rejects.toThrow(ConcurrencyConflict)
      expect(await staff.password('a1')).toMatchObject({ hash: '$argon2id$one' })
      await store.append('staff', 1, [fact(2)], [next, { ...set, account: 'a2' }])
      expect(await staff.password('a1')).toEqual({ hash: '$argon2id$two', mustChange: false })
      const accounts = (await staff.accounts()).sort((a, b) => a.account.localeCompare(b.account))
      expect(accounts).toEqual([
        { account: 'a1', mustChange: false },
        { account: 'a2', mustChange: true },
      ])
      await store.append('staff', 2, [fact(3)], [{ type: 'drop-password', account: 'a1' }])
      expect(await staff.password('a1')).toBeNull()
      expect(JSON.stringify(await Array.fromAsync(store.read('staff')))).not.toContain('argon2')
    })

    test('sessions begin with an event, are seen and end', async () => {
      const { staff } = await fresh()
      const session = (token: string, began: number) => ({ token, account: 'a1', began, seen: began })
      const begin = (token: string, began: number) => ({ type: 'begin-session', ...session(token, began) }) as const
      await store.append('staff', 0, [fact(1)], [begin('t2', 2), begin('t1', 1)])
      expect(await staff.sessions()).toEqual([session('t1', 1), session('t2', 2)])
      await store.note([
        { type: 'see-session', token: 't2', seen: 9 },
        { type: 'see-session', token: 'gone', seen: 9 },
        { type: 'end-session', token: 't1' },
      ])
      expect(await staff.sessions()).toEqual([{ ...session('t2', 2), seen: 9 }])
    })
  })
}
