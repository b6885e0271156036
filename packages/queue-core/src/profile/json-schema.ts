import { z } from 'zod'
import { ProfileSchema } from './schema.ts'

/**
 * The profile's shape as JSON Schema (draft 2020-12), for editors: what may be written where. What spans several places
 * only `readProfile` checks.
 */
export const officeJsonSchema = (): object => ({
  title: 'Office profile of Poczekalnia',
  ...z.toJSONSchema(ProfileSchema, { io: 'input' }),
})
