import { z } from 'zod'
import { deviceKinds } from './common.ts'

/** What the devices page sends. Apart from `devices.ts`, so that no page carries the hub's schemas. */

/** Unique within a kind. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{C}*$/u, 'printable characters')

/** `screen`: the display of the profile that a new display is. */
export const AddDevice = z.strictObject({
  kind: z.enum(deviceKinds),
  name,
  screen: z.string().min(1).max(64).optional(),
})
export const RenameDevice = z.strictObject({ name })
