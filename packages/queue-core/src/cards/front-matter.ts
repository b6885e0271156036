import { type Language, line, staffLanguages } from '@poczekalnia/protocol'
import { checkYaml, type FileFault } from '@poczekalnia/written'
import { z } from 'zod'
import { rules } from '../profile/rules.ts'
import { date, id, localized } from '../profile/schema-parts.ts'

/** What a card's file says about itself before its text. */
export const FrontMatter = z.strictObject({
  title: localized,
  /** The day whose state the card tells. */
  state: date,
  /** Which document it comes from, in Polish. */
  source: line(400),
  /** Queues of the office that it belongs to. */
  queues: z.array(id).min(1),
  summary: localized,
  /** What readers must know about its age. */
  changed: localized.optional(),
})
export type FrontMatter = z.output<typeof FrontMatter>

/** The lines between the first two `---`, and what comes after them with the number of lines before it. */
export function splitFile(text: string): { front: string; body: string; before: number } | null {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) return null
  return { front: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), before: end + 1 }
}

/** Checks the front matter for one office: its queues must be that office's, its texts in that office's languages. */
export function checkFrontMatter(
  front: string,
  office: { queues: readonly string[]; languages: readonly Language[] },
): { data: FrontMatter } | { faults: FileFault[] } {
  const schema = FrontMatter.superRefine((matter, context) => {
    const problem = (path: (string | number)[], message: string, known?: readonly string[]) =>
      context.addIssue({ code: 'custom', path, message, params: { known } })
    matter.queues.forEach((queue, i) => {
      if (!office.queues.includes(queue)) problem(['queues', i], rules.queueOf, office.queues)
    })
    for (const name of ['title', 'summary', 'changed'] as const)
      for (const language of missing(matter[name], office.languages)) problem([name, language], rules.everyLanguage)
  })
  const checked = checkYaml(front, schema, rules)
  // The first line of the file is the `---` before it.
  return 'data' in checked ? checked : { faults: checked.faults.map((fault) => ({ ...fault, line: fault.line + 1 })) }
}

/** The languages of an office that a text has to be in, see `everyLanguage` of a profile, and is not. */
export function missing(
  text: { [L in Language]?: string | undefined } | undefined,
  wanted: readonly Language[],
): Language[] {
  return text ? staffLanguages.filter((language) => wanted.includes(language) && !text[language]) : []
}
