import { MemoryStore } from '@poczekalnia/queue-core/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Accounts } from './accounts.ts'
import { addAccount } from './administration.ts'
import { openPasswords } from './passwords.ts'
import { Sessions } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

const administrator = { role: 'administrator', name: 'Maria' } as const
const unseen = ['\u{200b}', '\u{ad}', '\u{0}', '\u{2060}', '\u{feff}', '\u{34f}', '\u{e0041}', '\u{fe0f}', '\u{202e}']

/**
 * A name as somebody may type it who wants another count for every try: each letter as small, capital, wide or taken
 * apart.
 */
const decorated = (name: string) =>
  fc
    .tuple(
      ...[...name].map((letter) =>
        fc.tuple(
          fc.constantFrom(letter, letter.toLowerCase(), letter.toUpperCase(), letter.normalize('NFD'), wide(letter)),
          fc.constantFrom('', ...unseen),
        ),
      ),
    )
    .map((parts) => parts.flat().join(''))
const wide = (letter: string) =>
  /[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter

async function opened() {
  const store = new MemoryStore()
  const accounts = new Accounts(store)
  const sessions = new Sessions(store, [], Date.now)
  const passwords = await openPasswords(store.staff)
  const throttle = new SignInThrottle()
  const parts = { accounts, secrets: store.staff, sessions, passwords, throttle, steady: () => 0 }
  const add = async (name: string) => {
    const added = await addAccount(parts, administrator, { name, role: 'clerk' })
    return added.ok ? added : null
  }
  return { parts, add }
}

test.each(['Łucja O’Hara-Żak', 'Nobody of that name'])('no way of typing “%s” gives another try', async (name) => {
  const { parts, add } = await opened()
  await add('Łucja O’Hara-Żak')
  const codes: string[] = []
  const ways = fc.sample(decorated(name), { numRuns: 200, seed: 1 })
  for (const [n, way] of ways.entries()) {
    const account = parts.accounts.named(way)?.name ?? null
    expect(account).toBe(name.startsWith('Ł') ? name : null)
    const tried = await signIn(parts, { name: way, password: 'nie to hasło', address: `10.0.0.${n}` })
    codes.push(tried.ok ? 'ok' : tried.error.code)
  }
  expect(codes).toEqual([...Array(11).fill('sign-in-refused'), ...Array(189).fill('sign-in-paused')])
})

test('nobody is added beside somebody whose name is only written otherwise', async () => {
  const { parts, add } = await opened()
  await add('Anna O’Hara')
  for (const way of ["anna o'hara", 'ANNA O‘HARA', 'Anna  O’Hara', 'An\u{200b}na O’Hara'])
    expect(await add(way)).toBeNull()
  const byOther = await add('Anna Ohara')
  expect(byOther && parts.accounts.named('ANNA OHARA')?.id).toBe(byOther?.id)
})
