import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict, RowsRefused } from '../errors.ts'
import type { ProfileVersion, Store } from '../ports/index.ts'
import { fact, profile } from './samples.ts'

/** What every store's profiles do, whatever it keeps them in. */
export function profilesContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of profiles`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    const keep = (version: number, more: Partial<ProfileVersion> = {}) =>
      store.append('a', version - 1, [fact(version)], [{ type: 'keep-profile', profile: profile(version, more) }])

    test('[ALL-8] a profile and its event are there together or not at all; every one is kept', async () => {
      const { profiles } = await fresh()
      expect(await profiles.newest('a')).toBeNull()
      expect(await keep(1)).toBe(1)
      const late = store.append('a', 0, [fact(2)], [{ type: 'keep-profile', profile: profile(2) }])
      await expect(late).rejects.toThrow(ConcurrencyConflict)
      expect(await profiles.newest('a')).toEqual(profile(1))
      await keep(2, { origin: 'file', fileBefore: 'f1' })
      await store.note([{ type: 'profile-in-file', office: 'a', version: 2 }])
      expect(await profiles.newest('a')).toEqual(profile(2, { origin: 'file', fileBefore: 'f1', inFile: true }))
      expect(await profiles.version('a', 1)).toEqual(profile(1))
      expect([await profiles.version('a', 3), await profiles.version('b', 1)]).toEqual([null, null])
      const list = await profiles.list('a')
      expect(list.map(({ version, inFile }) => [version, inFile])).toEqual([
        [2, true],
        [1, false],
      ])
      expect(list[0]).not.toHaveProperty('text')
      expect(await profiles.offices()).toEqual(['a'])
    })

    test('a version is kept once', async () => {
      await fresh()
      await keep(1)
      const again = store.append('a', 1, [fact(2)], [{ type: 'keep-profile', profile: profile(1, { text: 'other' }) }])
      await expect(again).rejects.toThrow(RowsRefused)
      expect(await store.profiles.newest('a')).toEqual(profile(1))
    })
  })
}
