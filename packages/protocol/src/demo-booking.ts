import { z } from 'zod'

/** What a demonstration's hub and its booking site, two processes, tell each other. */

/** Environment variable that says to the site that it is a demonstration's. */
export const demoBookingVariable = 'POCZEKALNIA_DEMO_BOOKING'

/** Value of that variable, as JSON. */
export const DemoBookingStart = z.strictObject({
  /** What the hub's clock shows, epoch ms. */
  now: z.number(),
  /** Starts from nothing, as the hub's day does. */
  fresh: z.boolean(),
})
export type DemoBookingStart = z.infer<typeof DemoBookingStart>

/** Sent by the site when its pages work. */
export const DemoBookingReady = z.strictObject({ url: z.url(), mail: z.url(), token: z.string().min(1) })
export type DemoBookingReady = z.infer<typeof DemoBookingReady>
