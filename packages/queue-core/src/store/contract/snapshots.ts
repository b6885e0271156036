import { afterEach, describe, expect, test } from 'vitest'
import type { Store } from '../ports/index.ts'
import { fact } from './samples.ts'

/** What every store's snapshots do, whatever it keeps them in. */
export function snapshotsContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of snapshots`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    test('keeps the newest snapshot of a stream', async () => {
      await fresh()
      expect(await store.load('a')).toBeNull()
      const appended = store.append('a', 0, [fact(1), fact(2)])
      await store.save('a', 1, 'after one')
      await appended
      await store.save('a', 2, 'after two')
      const events = await Array.fromAsync(store.read('a'))
      expect(await store.load('a')).toEqual({ version: 2, hash: events[1]?.hash, state: 'after two' })
      expect(await store.load('b')).toBeNull()
    })

    test('refuses a snapshot of a version that the log has not reached', async () => {
      await fresh()
      await store.append('a', 0, [fact(1)])
      await expect(store.save('a', 2, 'future')).rejects.toThrow(RangeError)
      expect(await store.load('a')).toBeNull()
    })
  })
}
