import { z } from 'zod'
import { deviceKinds } from './device-kinds.ts'
import { PAIRING_LENGTH, pairingSigns, readPairingCode } from './pairing.ts'
import { idText, line, nameText } from './text/outside-text.ts'

/** What the devices page sends. Apart from `devices.ts`, so that no page carries the hub's schemas. */

/** Name of a device, unique within its kind. */
export const DeviceName = nameText(60)

/** `screen`: the display of the profile that a new display is. */
export const AddDevice = z.strictObject({
  kind: z.enum(deviceKinds),
  name: DeviceName,
  screen: idText.optional(),
})
export const RenameDevice = z.strictObject({ name: DeviceName })

/** A device that is opened for the first time brings its code; `kind` is what it was opened as. */
export const Pair = z.strictObject({
  kind: z.enum(deviceKinds),
  code: line(40).transform((text, context) => {
    const code = readPairingCode(text)
    if (code === null) {
      context.addIssue({ code: 'custom', message: `${PAIRING_LENGTH} of the signs ${pairingSigns}` })
      return z.NEVER
    }
    return code
  }),
})
