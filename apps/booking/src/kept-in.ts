import { join } from 'node:path'
import type { KeptMemory } from '@poczekalnia/booking-core/store'
import { keptFile } from '@poczekalnia/server/kept-file'
import { z } from 'zod'

const whole = z.number().int().min(0)
const Kept = z.strictObject({ site: z.uuid(), writer: z.uuid(), batch: whole, at: whole })

/** What the site's database has kept for a server, in its folder: a standby that is promoted meanwhile may lack it. */
export const keptIn = (dir: string): KeptMemory => keptFile(join(dir, 'database-kept.json'), Kept)
