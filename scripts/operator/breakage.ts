import type { CheckVerdict } from '@poczekalnia/queue-core/store'

type Broken = Extract<CheckVerdict, { ok: false }>['broken']

/** What is wrong with a log, for the operator. */
export function breakageWords(broken: Broken): string {
  if (broken === 'no office') return "it has no office's log"
  const event = `event ${broken.version} of ${broken.stream}`
  switch (broken.reason) {
    case 'hash':
      return `${event} is not what was written`
    case 'gap':
      return `${event} is missing`
    case 'cut-off':
      return `the log ends before ${event}, which was there once`
    case 'unreadable':
      return broken.stream === null ? 'the file is damaged' : `the file is damaged at ${event}`
    default:
      return broken satisfies never
  }
}
