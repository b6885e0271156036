import type { Elsewhere } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'
import { formatRange } from './waits.ts'

/**
 * Where it is shorter for the same matter, as machine and phone say it alike (REG-3): both waits as ranges, and as of
 * when the other one is.
 * @param office the other office's name in the visitor's language
 */
export function elsewhereSentence({ address, there, here, asOf }: Elsewhere, office: string, t: TFunction): string {
  const waits = { there: formatRange(there, t), here: formatRange(here, t) }
  return t('common:shorterElsewhere', { ...waits, office, address, time: asOf })
}
