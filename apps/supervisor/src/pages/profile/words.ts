import type { ChangeProblem, Localized } from '@poczekalnia/protocol'
import { languageNames, localized, resourcesFrom } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import { getI18n } from 'react-i18next'

// The words of this page come with it: nobody else on these pages needs them.
const texts = resourcesFrom(
  import.meta.glob('../../../../../locales/{pl,en,uk,ru}/staff/profile.json', { eager: true, import: 'default' }),
)
for (const [language, namespaces] of Object.entries(texts))
  getI18n().addResourceBundle(language, 'profile', namespaces.profile)

/** What queues are called, by id. */
export type QueueNames = ReadonlyMap<string, Localized>

/** A queue's name; its id where it is not known. */
export function nameOf(queue: string, queues: QueueNames, language: string): string {
  const name = queues.get(queue)
  return name ? localized(name, language) : queue
}

/**
 * A setting's path as people would say it: "Uzupełnienie dokumentów, Thursday: tickets" for
 * `queues.uzup….tickets.thursday`.
 */
export function settingText(path: string, queues: QueueNames, language: string, t: TFunction): string {
  const [first = '', second = '', ...rest] = path.split('.')
  const word = (part: string) =>
    t(`profile:setting.${part}`, { defaultValue: languageNames[part as keyof typeof languageNames] ?? part })
  const inOrder = (parts: string[]) => {
    const day = parts.find((part) => /day$/.test(part) && part !== 'perDay')
    const others = parts.filter((part) => part !== day)
    return { day, text: others.map(word).join(' › ') }
  }
  if (first === 'queues' && second) {
    const { day, text } = inOrder(rest)
    const name = nameOf(second, queues, language)
    return `${day ? `${name}, ${word(day)}` : name}${text ? `: ${text}` : ''}`
  }
  if (first === 'desks' && second) {
    const name = t('profile:changes.desk', { number: second })
    return rest[0] === 'number' || rest.length === 0 ? name : `${name}: ${rest.map(word).join(' › ')}`
  }
  const { day, text } = inOrder([first, second, ...rest].filter(Boolean))
  return day ? `${text}, ${word(day)}` : text
}

/** A value of a setting: queues by their names, windows with a dash as it is printed. */
export function valueText(
  path: string,
  value: string | null,
  queues: QueueNames,
  language: string,
  t: TFunction,
): string {
  if (value === null) return t('profile:changes.nothing')
  if (path.endsWith('.queues') || path === 'queues')
    return value
      .split(', ')
      .map((id) => nameOf(id, queues, language))
      .join(', ')
  return value.replace(/(\d\d:\d\d)-(\d\d:\d\d)/g, '$1–$2')
}

/** What stands against a change and what to do about it. */
export function problemText(problem: ChangeProblem, queues: QueueNames, language: string, t: TFunction): string {
  const count = (what: 'tickets' | 'visits', many: number) =>
    many > 0 ? t(`profile:problem.${what}`, { count: many }) : ''
  const counts = problem as { tickets?: number; visits?: number }
  const parts = [count('tickets', counts.tickets ?? 0), count('visits', counts.visits ?? 0)].filter(Boolean)
  const who = parts.length === 2 ? t('profile:problem.and', { first: parts[0], second: parts[1] }) : (parts[0] ?? '')
  const facts = {
    ...problem,
    who,
    ...('queue' in problem && { queue: nameOf(problem.queue, queues, language) }),
  }
  if (problem.kind === 'desk-removed')
    return [
      problem.open ? t('profile:problem.desk-open', facts) : '',
      problem.tickets > 0 ? t('profile:problem.desk-sent', facts) : '',
    ]
      .filter(Boolean)
      .join(' ')
  if (problem.kind === 'prefix-changed' && problem.visits > 0)
    return t('profile:problem.prefix-visits', { ...facts, who: count('visits', problem.visits) })
  if (problem.kind === 'language-removed')
    return t('profile:problem.language-removed', {
      ...facts,
      language: languageNames[problem.language as keyof typeof languageNames] ?? problem.language,
    })
  return t(`profile:problem.${problem.kind}`, facts)
}
