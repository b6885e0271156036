import { z } from 'zod'
import { PASSWORD_LENGTH, roles } from './staff.ts'
import { idText, line, nameText } from './text/outside-text.ts'

/**
 * What pages of the staff send (docs/protocol.md). Apart from `staff.ts`, so that no page carries the hub's schemas.
 */

const role = z.enum(roles)

/** Name that somebody signs in with; the log names them by it (ALL-8). */
export const StaffName = nameText(60)

const secret = line(PASSWORD_LENGTH.max)
/** Queues that somebody serves, in the order in which they prefer them. Left out: all that their desk serves. */
const queues = z.array(idText).min(1).max(50)

export const SignIn = z.strictObject({ name: line(60), password: secret })
export const ChangePassword = z.strictObject({ old: secret, new: secret })
export const SetUp = z.strictObject({ code: idText, name: StaffName, password: secret })
export const AddAccount = z.strictObject({ name: StaffName, role, queues: queues.optional() })
/** `queues: null` gives all queues back. */
export const ChangeAccount = z.strictObject({ role: role.optional(), queues: queues.nullable().optional() })
