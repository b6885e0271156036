import type { Elsewhere } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'
import { formatRange } from './waits.ts'

/**
 * Where it is shorter for the same matter, as machine and phone say it alike (REG-3): what goes before the other
 * office's name and address, and both waits as ranges behind them, with as of when the other one is.
 */
export function elsewhereLines({ there, here, asOf }: Elsewhere, t: TFunction): { lead: string; waits: string } {
  const waits = { there: formatRange(there, t), here: formatRange(here, t) }
  return { lead: t('common:shorterElsewhere'), waits: t('common:shorterElsewhereWaits', { ...waits, time: asOf }) }
}
