import { deviceKinds } from '@poczekalnia/protocol'
import { z } from 'zod'

/**
 * A machine or screen that may talk to the hub. `id` never changes and is never used twice; `name` is the operator's.
 */
export const Device = z.strictObject({
  id: z.string(),
  kind: z.enum(deviceKinds),
  name: z.string(),
})
export type Device = z.infer<typeof Device>

/** What the log says about devices. Of a token only its SHA-256 (hex) is kept: who reads the file can pair nothing. */
export const DeviceEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('DeviceAdded'),
    /** `of`: the kiosk whose printer this is; it goes with the kiosk. */
    data: z.strictObject({ ...Device.shape, tokenHash: z.string(), of: z.string().optional() }),
  }),
  /** Its page or agent was linked for the first time. */
  z.strictObject({ type: z.literal('DeviceLinked'), data: z.strictObject({ id: z.string() }) }),
  z.strictObject({ type: z.literal('DeviceRenamed'), data: z.strictObject({ id: z.string(), name: z.string() }) }),
  z.strictObject({
    type: z.literal('PairingCodeMade'),
    /** `codeHash`: by scrypt; `until`: epoch ms of the real clock; `screen`: the display of the profile that it is. */
    data: z.strictObject({ id: z.string(), codeHash: z.string(), until: z.number(), screen: z.string().optional() }),
  }),
  /** The code was used: from now on this token counts and none that the device had before. */
  z.strictObject({ type: z.literal('DevicePaired'), data: z.strictObject({ id: z.string(), tokenHash: z.string() }) }),
  z.strictObject({ type: z.literal('DeviceRemoved'), data: z.strictObject({ id: z.string() }) }),
])
export type DeviceEvent = z.infer<typeof DeviceEvent>

export type DeviceRefusal = 'name-taken' | 'name-unfit' | 'unknown' | 'ambiguous' | 'no-code'

/** An operator's order that cannot be carried out. `message` is one line for them. */
export class DeviceRefused extends Error {
  override readonly name = 'DeviceRefused'
  readonly code: DeviceRefusal

  constructor(code: DeviceRefusal, message: string) {
    super(message)
    this.code = code
  }
}
