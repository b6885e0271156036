import { type Card, type CardBlock, type CardItem, type Language, signsNotShipped } from '@poczekalnia/protocol'
import { brokenText, type FileFault, inOrder, MOST_FAULTS, withoutMark } from '@poczekalnia/written'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { checkFrontMatter, missing, splitFile } from './front-matter.ts'
import type { DraftItem } from './items.ts'
import { type DraftBlock, type DraftPart, type DraftPurpose, outline } from './outline.ts'
import type { Fault } from './plain-text.ts'
import { tooMuch } from './too-much.ts'

/** What of an office a card must fit. */
export type CardOffice = { id: string; queues: readonly string[]; languages: readonly Language[] }

/**
 * Reads an information card for one office (docs/cards.md has the format): the card, or everything that is wrong with
 * it, in the order of the file. Items for another office are left out. Never throws, whatever the text.
 * @param id the card's name, which its file has too
 */
export function checkCard(text: string, id: string, office: CardOffice): { card: Card } | { faults: FileFault[] } {
  const broken = brokenText(withoutMark(text))
  if (broken.length > 0) return { faults: broken }
  const file = splitFile(withoutMark(text))
  if (!file)
    return { faults: [{ line: 1, column: 1, path: '', expected: 'expected front matter between two lines ---' }] }
  const much = tooMuch(file.body).map((fault) => ({ ...fault, line: fault.line + file.before }))
  if (much.length > 0) return { faults: much }
  const front = checkFrontMatter(file.front, office)
  const faults: FileFault[] = 'faults' in front ? [...front.faults] : []
  const fault: Fault = (node, expected) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    faults.push({ line: line + file.before, column, path: '', expected: `expected ${expected}` })
  }
  file.body.split('\n').forEach((line, at) => {
    const [sign] = signsNotShipped(line)
    if (sign === undefined) return
    const place = { line: at + 1, column: line.indexOf(sign) + 1 }
    fault({ position: { start: place } }, `a sign that the fonts of screens and paper have (found: ${sign})`)
  })
  const parts = outline(fromMarkdown(file.body), fault)
  if (parts.length === 0)
    faults.push({ line: file.before + 1, column: 1, path: '', expected: 'expected a heading: "# Opłaty {fees}"' })
  const blocks = blockResolver(parts, office.id, fault)
  const titles = (titled: { node: DraftPart['node']; title: DraftPart['title'] }) => {
    for (const language of missing(titled.title, office.languages))
      fault(titled.node, `a line "${language}: …" below this heading`)
    return titled.title
  }

  const groups: Card['groups'] = []
  let choose: Card['choose']
  const sections: Card['sections'] = []
  const known = new Set<string>()
  const purposeOf = (purpose: DraftPurpose) => {
    if (known.has(purpose.id)) fault(purpose.node, 'the name of a purpose used once')
    known.add(purpose.id)
    const own = blocks(purpose.blocks)
    if (own.length === 0) fault(purpose.node, 'what to bring for this purpose')
    return { id: purpose.id, title: titles(purpose), blocks: own }
  }
  for (const part of parts) {
    if (part.kind === 'shared') continue
    const heading = titles(part)
    if (part.kind === 'purposes') {
      choose = heading
      for (const group of part.groups) groups.push({ title: titles(group), purposes: group.purposes.map(purposeOf) })
      continue
    }
    const own = blocks(part.blocks)
    if (own.length === 0) fault(part.node, `text for ${office.id} below this heading`)
    sections.push({ kind: part.kind, heading, blocks: own })
  }
  if (faults.length > 0 || 'faults' in front) return { faults: inOrder(faults).slice(0, MOST_FAULTS) }
  const { changed, ...told } = front.data
  return { card: { id, ...told, ...(changed && { changed }), ...(choose && { choose }), groups, sections } }
}

/** Puts the words of `{same: …}` in place and leaves out what is for another office. */
function blockResolver(parts: readonly DraftPart[], office: string, fault: Fault) {
  const all = parts.flatMap((part) => [part, ...part.groups, ...part.groups.flatMap((group) => group.purposes)])
  const items = all.flatMap((one) => one.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])))
  const shared = new Map<string, CardItem>()
  for (const one of items) {
    if (one.defines === null || !('item' in one)) continue
    if (shared.has(one.defines)) fault(one.node, 'a name {#…} used once')
    shared.set(one.defines, one.item)
  }
  const resolve = (draft: DraftItem): CardItem[] => {
    if (draft.only !== null && draft.only !== office) return []
    if ('item' in draft) return [draft.item]
    const item = shared.get(draft.same)
    if (!item) fault(draft.node, `a name that an item has: ${[...shared.keys()].join(', ')}`)
    return item ? [item] : []
  }
  return (blocks: readonly DraftBlock[]): CardBlock[] =>
    blocks.flatMap((block): CardBlock[] => {
      if (block.kind === 'text') return [block]
      const own = block.items.flatMap(resolve)
      return own.length > 0 ? [{ kind: 'list', items: own }] : []
    })
}
