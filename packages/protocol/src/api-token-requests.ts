import { z } from 'zod'
import { apiRights } from './api-tokens.ts'
import { nameText } from './text/outside-text.ts'

/** A new token for another program. */
export const AddApiToken = z.strictObject({
  name: nameText(60),
  rights: z
    .array(z.enum(apiRights))
    .min(1, 'at least one right')
    .max(apiRights.length)
    .refine((rights) => !rights.includes('names') || rights.includes('bookings'), 'names together with bookings'),
})
