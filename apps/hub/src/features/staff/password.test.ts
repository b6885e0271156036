import { expect, test } from 'vitest'
import { TooBusy } from '../../transport/too-busy.ts'
import { hashPassword, isOutdated, passwordFault, verifyPassword } from './password.ts'

test('a password is known again and no other is; the same one never gives the same text', async () => {
  const kept = await hashPassword('tajne przez poufne')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(kept, 'tajne przez poufne')).toBe(true)
  expect(await verifyPassword(kept, 'Tajne przez poufne')).toBe(false)
  expect(await hashPassword('tajne przez poufne')).not.toBe(kept)
})

test('letters composed in another way are the same password', async () => {
  const kept = await hashPassword('zażółć gęślą'.normalize('NFC'))
  expect(await verifyPassword(kept, 'zażółć gęślą'.normalize('NFD'))).toBe(true)
})

test('nobody’s password is never right, and asking for it costs a hash as well', async () => {
  expect(await verifyPassword(null, '')).toBe(false)
})

test('a password kept with weaker parameters still works, and is told apart', async () => {
  // Argon2id of "password" with m=64, t=1, p=1, made by the reference program.
  const old = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG'
  expect(isOutdated(old)).toBe(true)
  expect(await verifyPassword(old, 'password1')).toBe(false)
  expect(isOutdated(await hashPassword('tajne przez poufne'))).toBe(false)
})

test('who asks for too much at once is told to come again', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword(null, 'x')))
  const refused = asked.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({ reason: expect.any(TooBusy) })
  expect(await verifyPassword(null, 'x')).toBe(false)
})

test.each([
  ['tajne przez poufne', null],
  ['żółw12345ą', null],
  ['krótkie', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['anna nowak', 'is-the-name'],
  ['Anna Nowak Anna', 'is-the-name'],
  ['qwertyuiop', 'too-common'],
  ['ababababab', 'too-common'],
])('%j: %s', (password, fault) => {
  expect(passwordFault(password, 'Anna Nowak')).toBe(fault)
})
