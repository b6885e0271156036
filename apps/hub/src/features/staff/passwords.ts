import type { StaffSecrets } from '@poczekalnia/queue-core/store'

/** Whose password must be changed before anything else, known at once: each view of a desk asks. */
export type Passwords = {
  /** Also without any password. */
  mustChange(account: string): boolean
  /** Looks again, after something that may have changed it. */
  refresh(): Promise<void>
}

export async function openPasswords(secrets: StaffSecrets): Promise<Passwords> {
  let own = new Set<string>()
  let asked = 0
  const refresh = async () => {
    const turn = ++asked
    const accounts = await secrets.accounts()
    // Who asked later knows more.
    if (turn === asked) own = new Set(accounts.filter(({ mustChange }) => !mustChange).map(({ account }) => account))
  }
  await refresh()
  return { mustChange: (account) => !own.has(account), refresh }
}
