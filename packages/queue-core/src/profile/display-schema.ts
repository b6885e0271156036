import { Language } from '@poczekalnia/protocol'
import { z } from 'zod'
import { id, window } from './schema-parts.ts'

/** What a display lets be heard. */
const sound = z.strictObject({
  /** 0 to 100; 0 is silence. */
  volume: z.number().int().min(0).max(100).default(80),
  /** Whether calls are spoken; without it there is the chime alone. */
  voice: z.boolean().default(true),
  /** Whether a call is spoken a second time, when no other waits to be announced. */
  repeat: z.boolean().default(true),
  /** Times of every day at which nothing is heard. */
  quiet: z.array(window).default([]),
})

/** One screen of the waiting room, or of one of its rooms. */
export const display = z.strictObject({
  /** Chosen by the display's address (`#screen=room-161`) or by the name that it was paired with. */
  id,
  /** Queues whose calls it shows; all of them when left out. */
  queues: z.array(id).min(1).optional(),
  /** `auto`: as the screen stands. The other two turn the picture where the screen stands otherwise. */
  orientation: z.enum(['auto', 'landscape', 'portrait']).default('auto'),
  /** Calls in the list beside the newest; with the side panel there is room for 4. */
  rows: z.number().int().min(3).max(8).default(6),
  /** Messages, hours and tickets beside the calls, in the languages of who waits. */
  sidePanel: z.boolean().default(false),
  /** Languages that it writes and speaks beside Polish; the office's when left out. */
  languages: z.array(Language).min(1).optional(),
  sound: sound.prefault({}),
})
