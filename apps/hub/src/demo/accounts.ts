import type { Role } from '@poczekalnia/protocol'
import { newCode, newId } from '@poczekalnia/server/ids'
import type { Staff } from '../features/staff/index.ts'
import { hashPassword } from '../features/staff/password.ts'

/** Somebody who may sign in to a demonstration, with the password as it is told. */
export type DemoAccount = { name: string; role: Role; password: string }

const people: readonly { name: string; role: Role }[] = [
  { name: 'Anna', role: 'clerk' },
  { name: 'Piotr', role: 'supervisor' },
  { name: 'Maria', role: 'administrator' },
]

/** A new password of a demonstration. */
export const demoPassword = (): string => newCode().slice(0, 10)

/**
 * Three accounts, one a role: those of the folder's last demonstration, or new ones. The password is made anew for each
 * folder, and not a known one, for a folder may later be used in earnest.
 * @param password theirs where they are new: several offices have one, so that one sign-in shows them all
 */
export async function demoAccounts(
  staff: Staff,
  before: readonly DemoAccount[],
  password = demoPassword(),
): Promise<DemoAccount[]> {
  const { accounts } = staff.parts
  await accounts.refresh()
  const known = before.filter(({ name, role }) => accounts.named(name)?.role === role)
  const missing = people.filter(({ name }) => !accounts.named(name))
  if (missing.length === 0) return known
  // One hash for all of them: three would make every start of a demonstration wait.
  const hash = await hashPassword(password)
  const added = missing.map((person) => ({ ...person, id: newId() }))
  await accounts.decide('demonstration', () => ({
    events: added.map((data) => ({ type: 'AccountAdded', data })),
    changes: added.map(({ id }) => ({ type: 'set-password', account: id, hash, mustChange: false })),
  }))
  return [...known, ...missing.map((person) => ({ ...person, password }))]
}
