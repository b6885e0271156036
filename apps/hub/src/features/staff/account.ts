import { type ApiRight, apiRights, type Role, roles } from '@poczekalnia/protocol'
import { z } from 'zod'

const id = z.string()
const queues = z.array(z.string())
const seconds = z.number()
const right = z.enum(apiRights)

/**
 * What the log says about the staff, in a stream of its own beside the office's. No password, no hash of one: what
 * proves who somebody is lies in tables of its own. `id` never changes and is never used twice; `name` is what somebody
 * signs in with.
 */
export const StaffEvent = z.discriminatedUnion('type', [
  /** Who knows the code may make an administrator, once. 79 random bits, kept as SHA-256 (hex). */
  event('SetUpCodeMade', { hash: z.string() }),
  /** `directory`: hash of who they are in the region's directory, which they sign in by; left out: by a password. */
  event('AccountAdded', {
    ...{ id, name: z.string(), role: z.enum(roles) },
    ...{ queues: queues.optional(), directory: z.string().optional() },
  }),
  event('RoleChanged', { id, role: z.enum(roles) }),
  /** `null`: all queues. */
  event('QueuesChanged', { id, queues: queues.nullable() }),
  event('AccountRemoved', { id }),
  /** By the person. */
  event('PasswordChanged', { id }),
  /** By an administrator: a one-time password, to be changed at the next sign-in. */
  event('PasswordReset', { id }),
  event('SignedIn', { id }),
  event('SignedOut', { id }),
  /** `null`: nobody has the name that was typed. It is not kept: people type passwords into the wrong field. */
  event('SignInRefused', { id: id.nullable() }),
  event('LockedOut', { id: id.nullable(), seconds }),
  /** A token for another program: of it only its SHA-256 (hex) is kept. */
  event('ApiTokenMade', { id, name: z.string(), rights: z.array(right), hash: z.string() }),
  event('ApiTokenRevoked', { id }),
  /** It was used under a right for the first time on that day of the office's calendar. */
  event('ApiTokenUsed', { id, right, date: z.string() }),
  /** A web hook has told its receiver the office's log up to that version. */
  event('HookReached', { hook: z.string(), version: z.number() }),
  /** Its receiver took nothing for a day, and is told nothing any more; until somebody turns it on again. */
  event('HookTurnedOff', { hook: z.string() }),
  event('HookTurnedOn', { hook: z.string() }),
])
export type StaffEvent = z.infer<typeof StaffEvent>

function event<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject(shape) })
}

export type StaffAccount = {
  id: string
  name: string
  role: Role
  /** Queues that they serve, in their order; `null`: all that their desk serves. */
  queues: readonly string[] | null
  /** Epoch ms; `null` before the first. */
  lastSignIn: number | null
  /** How often the password was changed or given anew, so that a decision sees that it was; left out for never. */
  passwords?: number
  /** Who they are in the region's directory; left out: they have a password here. */
  directory?: string
}

/** A program's token, without what opens anything. */
export type ApiToken = {
  id: string
  name: string
  rights: readonly ApiRight[]
  hash: string
  /** Epoch ms. */
  made: number
  /** The day on which each right was used last. */
  used: Partial<Record<ApiRight, string>>
}
