import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { person, put } from '../../contract/samples.ts'
import { testFolder } from '../../test-folder.ts'
import { atEveryStep } from '../../test-steps.ts'
import { openSqliteStore } from '../store.ts'
import { backUp } from './back-up.ts'
import { checkCopy } from './check-copy.ts'

const at = Date.UTC(2026, 10, 19, 11, 5)

async function office(): Promise<string> {
  const file = join(testFolder(), 'office.db')
  const store = openSqliteStore(file)
  const booked = (n: number) => ({
    ...{ at, actor: 'operator', type: 'BookingImported' },
    data: {
      ...{ booking: `b${n}`, date: '2026-11-19', time: '12:20', hourAt: at, queue: 'pobyt', pin: '4711' },
      language: null,
    },
  })
  const people = Array.from({ length: 40 }, (_, n) => person(`b${n}`))
  await store.append(
    'bydgoszcz',
    0,
    people.map((_, n) => booked(n)),
    put(...people),
  )
  const session = { type: 'begin-session', token: 't', account: 'a1', began: at, seen: at } as const
  const password = { type: 'set-password', account: 'a1', hash: '$argon2id$', mustChange: false } as const
  await store.append('staff', 0, [], [password, session])
  store.close()
  return file
}

test('[ALL-5] a backup killed at any step leaves nothing that only looks like one; the next is made', async () => {
  const file = await office()
  const into = (folder: string) => backUp(file, join(folder, '.office'), ['staff'], (id) => join(folder, `${id}.db`))
  const to = testFolder()
  const moments = await atEveryStep(to, testFolder(), () => into(to))
  expect(moments.length).toBeGreaterThan(6)
  for (const moment of moments) {
    const backups = readdirSync(moment.dir).filter((name) => !name.startsWith('.'))
    expect([[], ['bydgoszcz.db']], moment.before).toContainEqual(backups)
    if (backups.length > 0)
      expect(await checkCopy(join(moment.dir, 'bydgoszcz.db'), ['staff']), moment.before).toMatchObject({
        ...{ ok: true, sealed: true, people: 40 },
      })
    // What was left stands in nobody's way, and goes when it is old.
    const left = readdirSync(moment.dir).filter((name) => name.startsWith('.'))
    expect(await into(moment.dir), moment.before).toMatchObject({ ok: true, sealed: true })
    expect(readdirSync(moment.dir).sort()).toEqual([...left, 'bydgoszcz.db'])
    const yesterday = new Date(Date.now() - 86_400_000)
    for (const name of left) utimesSync(join(moment.dir, name), yesterday, yesterday)
    expect(await into(moment.dir), moment.before).toMatchObject({ ok: true })
    expect(readdirSync(moment.dir), moment.before).toEqual(['bydgoszcz.db'])
  }
})

test('a backup removes what an earlier release left of its own office only, and nothing else', async () => {
  const file = await office()
  const to = testFolder()
  const old = new Date(Date.now() - 7_200_000)
  const mine = ['.office.unchecked', '.office.unchecked-journal', '.office.1234abcd.unchecked.tmp']
  const others = ['.office-2.1234abcd.unchecked', '.office.unchecked.mine', 'office.db', '.office']
  for (const name of [...mine, ...others]) {
    writeFileSync(join(to, name), 'x')
    utimesSync(join(to, name), old, old)
  }
  await backUp(file, join(to, '.office'), ['staff'], (id) => join(to, `${id}.db`))
  expect(readdirSync(to).sort()).toEqual([...others, 'bydgoszcz.db'].sort())
})

test('two backups at once into one folder get in nobody’s way', async () => {
  const file = await office()
  const to = testFolder()
  const made = await Promise.all(
    ['a', 'b', 'c'].map((name) => backUp(file, join(to, '.office'), ['staff'], () => join(to, `${name}.db`))),
  )
  expect(made.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(readdirSync(to).sort()).toEqual(['a.db', 'b.db', 'c.db'])
  expect(existsSync(join(to, '.office'))).toBe(false)
})
