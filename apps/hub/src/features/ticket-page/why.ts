import type { TicketPageView, WhyWaiting } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'

/**
 * One sentence that says why a ticket is not being called yet (ALL-9).
 * @param view tells whether the visit is booked: who came earlier is said otherwise there
 */
export function whySentence(why: WhyWaiting, view: Pick<TicketPageView, 'hour'>, t: TFunction): string {
  switch (why.kind) {
    case 'desk-free':
    case 'desk-busy':
      return t(`page:waitWhy.${why.kind}`, { desk: why.desk })
    case 'booked-first': {
      const { count, hour } = why
      return hour === null
        ? t('page:waitWhy.booked-first', { count })
        : t('page:waitWhy.booked-first-hour', { count, hour })
    }
    case 'priority-first':
      return t('page:waitWhy.priority-first', { count: why.count })
    case 'came-earlier':
      return t(view.hour === null ? 'page:waitWhy.came-earlier' : 'page:waitWhy.came-earlier-booked')
    default:
      return t(`page:waitWhy.${why.kind}`)
  }
}
