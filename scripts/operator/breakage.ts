import type { Broken } from '@poczekalnia/queue-core/store'

/** What is wrong with a log, for the operator. */
export function breakageWords(broken: Broken): string {
  if (broken === 'no office') return "it has no office's log"
  if (broken === 'seal') return 'it is not what was written when it was made'
  if (broken === 'schema') return 'its tables are not as this program makes them'
  const event = `event ${broken.version} of ${broken.stream}`
  switch (broken.reason) {
    case 'hash':
      return `${event} is not what was written`
    case 'gap':
      return `${event} is missing`
    case 'cut-off':
      return `the log ends before ${event}, which was there once`
    case 'senseless':
      return `${event} is one that this release can make no sense of`
    case 'unreadable':
      return broken.stream === null ? 'the file is damaged' : `the file is damaged at ${event}`
    default:
      return broken satisfies never
  }
}
