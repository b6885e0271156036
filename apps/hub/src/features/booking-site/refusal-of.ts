import type { WireError } from '@poczekalnia/protocol'

/** The site's words for why something wasn't done, as the office's pages have them. */
export function refusalOf(code: string): WireError {
  switch (code) {
    case 'place-taken':
    case 'run-out':
    case 'no-such-hour':
      return { code: 'hour-taken' }
    case 'has-one':
      return { code: 'has-visit' }
    case 'day-full':
      return { code: 'day-full' }
    case 'not-so-now':
      return { code: 'visit-changed' }
    case 'email':
      return { code: 'email-wrong' }
    case 'email-letters':
    case 'draw-closed':
    case 'entered-already':
      return { code }
    case 'day-over':
      return { code: 'bad-request', field: 'date', expected: 'today or a later day' }
    case 'places-unknown':
      return { code: 'bad-request', field: 'places', expected: 'places of the profile' }
    default:
      return { code: 'site-unreachable' }
  }
}
