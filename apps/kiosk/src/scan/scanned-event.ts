import * as z from 'zod/mini'

/** The event by which a camera, or the program around the page, hands over what it read (docs/operating.md). */
export const scannedEvent = 'poczekalnia:scanned'

// The page's content policy forbids to compile code, which zod would try first.
z.config({ jitless: true })

/** What its `detail` must be: the text of the code, whole, as it was read. */
export const ScannedDetail = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(512)) })

/** The text that an event carries; `null` when it is not made as it should be. */
export function scannedText(event: Event): string | null {
  const parsed = ScannedDetail.safeParse('detail' in event ? event.detail : undefined)
  return parsed.success ? parsed.data.text : null
}
