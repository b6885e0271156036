import type { Estimate } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'

/** Minutes as people say them: "40 min", "2 h", "1 h 20 min". */
export function duration(minutes: number, t: TFunction): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('common:duration.minutes', { minutes, count: minutes })
  if (rest === 0) return t('common:duration.hours', { hours, count: hours })
  return t('common:duration.both', { hours, minutes: rest })
}

/**
 * A wait as people say it, with hours in hours: "25-40 min", "50 min – 1 h 10 min", "7 h 55 min – 8 h"; "25 min" where
 * both ends are the same. Said alike on machine, paper, phone and board.
 */
export function span({ low, high }: Estimate, t: TFunction): string {
  if (low === high) return duration(high, t)
  if (high < 60) return t('common:duration.range', { low, high, count: high })
  return t('common:duration.span', { low: duration(low, t), high: duration(high, t) })
}

/** A wait as people read it: "about 25-40 min", "about 50 min – 1 h 10 min" (ALL-10). */
export function formatRange(estimate: Estimate, t: TFunction): string {
  const { low, high } = estimate
  if (high < 1) return t('common:wait.short')
  if (low < 1) return t('common:wait.upTo', { wait: duration(high, t) })
  return t('common:wait.range', { wait: span(estimate, t) })
}
