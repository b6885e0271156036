import { Language } from '@poczekalnia/protocol'
import type { HeardWaits, ToldWaits } from '@poczekalnia/queue-core'
import { z } from 'zod'

/** Where an office is handed what the others told, and answers its own, `POST`. */
export const waitsPath = '/api/gateway/waits'

const wholeMinutes = z.number().int().min(0)
const name = z.partialRecord(Language, z.string()).refine((given) => given.pl !== undefined)

/** What an office tells the others of its hub, as the gateway takes it. */
export const ToldWaitsSent = z.strictObject({
  id: z.string(),
  name: name.transform((given) => given as ToldWaits['name']),
  address: z.string(),
  queues: z.array(
    z.strictObject({ id: z.string(), estimate: z.strictObject({ low: wholeMinutes, high: wholeMinutes }) }),
  ),
})

/** What the others told, each with its age, milliseconds: their clocks need not be alike. */
export const HeardWaitsSent = z.strictObject({ offices: z.array(ToldWaitsSent.extend({ ageMs: z.number().min(0) })) })
export type HeardWaitsSent = { offices: HeardWaits[] }
