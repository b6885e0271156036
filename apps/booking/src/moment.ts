import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'

/** A moment with its day, as a sentence has it. */
export function momentOf({ time }: Office, at: number, language: Language): string {
  const date = longDate(time.wall(at).date, language, 'within')
  return words(language)('booking:visit.time', { date, time: time.hourAndMinute(at) })
}
