import { type Language, type Localized, languages } from '@poczekalnia/protocol'
import type { Paragraph, PhrasingContent } from 'mdast'

/** Says what is wrong at a place of the text. */
export type Fault = (
  node: { position?: { start: { line: number; column: number } } | undefined },
  expected: string,
) => void

export type Words = {
  /** What stood in bold at the beginning. */
  lead: string | null
  text: string
  /** Lines `en: …` below the text. */
  translations: { [L in Language]?: string }
  /** What stood in braces before or after the text: `{#passport}` → `#passport`. */
  tags: string[]
}

const translation = new RegExp(`^(${languages.filter((l) => l !== 'pl').join('|')}): +(.+)$`)
const lastTag = /\s*\{([^{}]+)\}$/
const firstTag = /^\{([^{}]+)\}\s*/

/**
 * A paragraph or a heading as plain words. Markup other than bold at the beginning is a fault: every screen and the
 * paper show the same text, and nothing in a card can become markup of a page.
 */
export function wordsOf(node: { children: PhrasingContent[] } & Pick<Paragraph, 'position'>, fault: Fault): Words {
  const [first, ...rest] = node.children
  const lead = first?.type === 'strong' ? plain(first.children, fault) : null
  const lines = plain(lead === null ? node.children : rest, fault).split('\n')
  const at = lines.findIndex((line) => translation.test(line))
  const translations: Words['translations'] = {}
  for (const line of at < 0 ? [] : lines.slice(at)) {
    const found = translation.exec(line)
    if (!found) fault(node, 'translations last, a line for each: "en: …", "uk: …", "ru: …"')
    else if (translations[found[1] as Language] !== undefined) fault(node, `one translation for ${found[1]}`)
    else translations[found[1] as Language] = tidy(found[2] ?? '')
  }
  let text = tidy((at < 0 ? lines : lines.slice(0, at)).join(' '))
  const tags: string[] = []
  for (let found = firstTag.exec(text); found; found = firstTag.exec(text)) {
    tags.push(found[1] ?? '')
    text = text.slice(found[0].length)
  }
  for (let found = lastTag.exec(text); found; found = lastTag.exec(text)) {
    tags.push(found[1] ?? '')
    text = text.slice(0, found.index)
  }
  return { lead: lead === null ? null : tidy(lead).replace(/[.:]$/, ''), text, translations, tags }
}

/** A text with its translations. */
export const localizedBy = (pl: string, translations: Words['translations']): Localized => ({ ...translations, pl })

function plain(nodes: readonly PhrasingContent[], fault: Fault): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type === 'break') return '\n'
      fault(node, `plain text (found: ${node.type})`)
      return ''
    })
    .join('')
}

/** Spaces made one; a number stays with its unit when a line ends: "2014 r.", "340 zł". */
const tidy = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\d) (r\.|р\.|г\.|zł|mm|мм)/g, '$1\u00a0$2')
    .trim()
