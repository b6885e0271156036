import { words } from '@poczekalnia/locales'
import { duration, span } from '@poczekalnia/locales/waits'
import { type Language, peopleLate, sayingOf, type Warning } from '@poczekalnia/protocol'

/**
 * What needs somebody now, each in a line and what to do about it.
 * @param queueName what a queue is called, by its id
 */
export function saidWarnings(
  warnings: readonly Warning[],
  queueName: (queue: string) => string | undefined,
  language: Language,
): { title: string; help: string }[] {
  const t = words(language)
  const facts = (warning: Warning): Record<string, unknown> => {
    const queue = 'queue' in warning ? queueName(warning.queue) : undefined
    const { low = 0, high = 0 } = 'estimate' in warning ? warning.estimate : {}
    return {
      ...warning,
      ...(queue !== undefined && { queue }),
      ...(warning.what === 'past-closing' && { people: peopleLate(warning) }),
      wait:
        low < 1
          ? t('common:wait.upTo', { wait: duration(high, t) })
          : t('common:wait.range', { wait: span({ low, high }, t) }),
      ...(warning.what === 'printer' && { state: t(`supervisor:devices.printer.${warning.printer}`) }),
    }
  }
  return warnings.map((warning) => {
    const which = sayingOf(warning)
    return {
      title: t(`supervisor:board.need.${which}`, facts(warning)),
      help: t(`supervisor:board.help.${which}`, facts(warning)),
    }
  })
}
