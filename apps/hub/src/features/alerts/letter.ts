import { words } from '@poczekalnia/locales'
import { duration, span } from '@poczekalnia/locales/waits'
import { type Language, peopleLate, sayingOf, type Warning } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'

/**
 * A mail that tells what needs somebody now: a line for each warning and what to do. Nobody's name is in it (ALL-4).
 */
export function alertLetter(
  office: Office,
  warnings: readonly Warning[],
  about: { at: string; page: string; language: Language },
): { subject: string; text: string } {
  const { language } = about
  const t = words(language)
  const name = office.profile.name[language] ?? office.profile.name.pl
  const facts = (warning: Warning): Record<string, unknown> => {
    const queue = 'queue' in warning ? office.queues.get(warning.queue) : undefined
    const { low = 0, high = 0 } = 'estimate' in warning ? warning.estimate : {}
    return {
      ...warning,
      ...(queue && { queue: `${queue.prefix} · ${queue.name[language] ?? queue.name.pl}` }),
      ...(warning.what === 'past-closing' && { people: peopleLate(warning) }),
      wait:
        low < 1
          ? t('common:wait.upTo', { wait: duration(high, t) })
          : t('common:wait.range', { wait: span({ low, high }, t) }),
      ...(warning.what === 'printer' && { state: t(`supervisor:devices.printer.${warning.printer}`) }),
    }
  }
  const said = warnings.map((warning) => {
    const which = sayingOf(warning)
    return {
      title: t(`supervisor:board.need.${which}`, facts(warning)),
      help: t(`supervisor:board.help.${which}`, facts(warning)),
    }
  })
  const lines = said.map(({ title, help }) => `• ${title}\n  ${help}`)
  const [first, second] = said
  const what = first && !second ? first.title : t('supervisor:alerts.several', { count: said.length })
  return {
    subject: `${name}: ${what}`,
    text: [
      t('supervisor:alerts.asOf', { time: about.at }),
      ...lines,
      `${t('supervisor:alerts.board')}\n${about.page}`,
      t('supervisor:alerts.why'),
    ].join('\n\n'),
  }
}
