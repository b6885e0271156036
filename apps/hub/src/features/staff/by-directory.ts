import { isSameText, nameText, type Role } from '@poczekalnia/protocol'
import { newId } from '@poczekalnia/server/ids'
import type { StaffEvent } from './account.ts'
import type { StaffParts } from './parts.ts'
import type { Entered } from './sign-in.ts'

const Name = nameText(60)

/** Somebody whom the region's directory vouches for, and what they are at this office. */
export type FromDirectory = { subject: string; name: string; role: Role; queues?: readonly string[] | undefined }

/**
 * Lets somebody in whom the directory vouches for: an account without a password, made at the first sign-in and brought
 * up to what the directory says at each (who they are by their subject there, which never changes).
 */
export async function enterByDirectory(
  { accounts, sessions }: Pick<StaffParts, 'accounts' | 'sessions'>,
  given: FromDirectory,
): Promise<Entered> {
  await accounts.refresh()
  const id = accounts.ofDirectory(given.subject)?.id ?? newId()
  const { token, session } = sessions.prepare(id)
  const queues = given.queues ? [...given.queues] : null
  let account = id
  await accounts.decide('directory', () => {
    const known = accounts.ofDirectory(given.subject)
    account = known?.id ?? id
    const events: StaffEvent[] = []
    if (!known)
      events.push({
        type: 'AccountAdded',
        data: {
          ...{ id: account, name: freeName(given, (name) => accounts.named(name) !== null), role: given.role },
          ...(queues && { queues }),
          directory: given.subject,
        },
      })
    if (known && known.role !== given.role)
      events.push({ type: 'RoleChanged', data: { id: account, role: given.role } })
    if (known && JSON.stringify(known.queues) !== JSON.stringify(queues))
      events.push({ type: 'QueuesChanged', data: { id: account, queues } })
    events.push({ type: 'SignedIn', data: { id: account } })
    return { events, changes: [{ type: 'begin-session', ...session, account }] }
  })
  sessions.kept({ ...session, account })
  return { token, account }
}

/** Somebody has no role here any more: their account goes, and with it every session. */
export async function leaveByDirectory(
  { accounts, sessions }: Pick<StaffParts, 'accounts' | 'sessions'>,
  subject: string,
): Promise<void> {
  await accounts.refresh()
  const known = accounts.ofDirectory(subject)
  if (!known) return
  await accounts.decide('directory', () => ({
    events: accounts.get(known.id) ? [{ type: 'AccountRemoved', data: { id: known.id } }] : [],
  }))
  sessions.endAll(known.id)
}

/** Nobody is called as somebody else who works here: the log names people by it. */
function freeName({ name, subject }: FromDirectory, isTaken: (name: string) => boolean): string {
  const cut = [...name].slice(0, 54).join('')
  const fit = Name.safeParse(cut)
  const own = fit.success && !isSameText(fit.data, '') ? fit.data : subject.slice(0, 8)
  for (let n = 1; ; n++) {
    const tried = n === 1 ? own : `${own} (${n})`
    if (!isTaken(tried)) return tried
  }
}
