import { words } from '@poczekalnia/locales'
import type { Language, Warning } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { saidWarnings } from './said-warnings.ts'

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
  const queueName = (id: string) => {
    const queue = office.queues.get(id)
    return queue && `${queue.prefix} · ${queue.name[language] ?? queue.name.pl}`
  }
  const said = saidWarnings(warnings, queueName, language)
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
