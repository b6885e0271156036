import { type CardSectionKind, cardSectionKinds, type Localized } from '@poczekalnia/protocol'
import type { Heading, Root, RootContent } from 'mdast'
import { type DraftItem, itemsOf } from './items.ts'
import { type Fault, localizedBy, type Words, wordsOf } from './plain-text.ts'

export type DraftBlock = { kind: 'text'; text: string } | { kind: 'list'; items: DraftItem[] }
type Titled = { node: Heading; title: Localized; blocks: DraftBlock[] }
export type DraftPurpose = Titled & { id: string }
export type DraftGroup = Titled & { purposes: DraftPurpose[] }
/** A part of the file, below one heading of the first level. */
export type DraftPart = Titled & { kind: CardSectionKind | 'purposes' | 'shared'; groups: DraftGroup[] }

const kinds: readonly string[] = [...cardSectionKinds, 'purposes', 'shared']

/** Sorts a card's text into parts, and `purposes` into groups and purposes. */
export function outline(root: Root, fault: Fault): DraftPart[] {
  const parts: DraftPart[] = []
  /** What paragraphs and lists belong to just now. */
  let open: Titled | null = null
  /** Translations of a heading stand right below it. */
  let fresh = false

  for (const node of root.children) {
    if (node.type === 'heading') {
      open = heading(node, parts, fault) ?? open
      fresh = true
      continue
    }
    const block = open ? blockOf(node, fault) : null
    if (!open) fault(node, 'a heading before any text: "# Opłaty {fees}"')
    else if (block && 'words' in block) {
      const { text, translations } = block.words
      if (text !== '') open.blocks.push({ kind: 'text', text })
      if (Object.keys(translations).length > 0) {
        if (fresh && text === '') Object.assign(open.title, translations)
        else fault(node, 'translations right below a heading or inside an item')
      }
    } else if (block) open.blocks.push(block)
    fresh = false
  }
  return parts
}

function blockOf(node: RootContent, fault: Fault): DraftBlock | { words: Words } | null {
  if (node.type === 'list') return { kind: 'list', items: itemsOf(node, fault) }
  if (node.type === 'paragraph') {
    const words = wordsOf(node, fault)
    return { words: { ...words, text: words.lead === null ? words.text : `${words.lead}: ${words.text}` } }
  }
  fault(node, `paragraphs, lists and headings only (found: ${node.type})`)
  return null
}

/** Adds what a heading begins. @returns it, or `null` where it has no place here */
function heading(node: Heading, parts: DraftPart[], fault: Fault): Titled | null {
  const { text, translations, tags } = wordsOf(node, fault)
  const titled: Titled = { node, title: localizedBy(text, translations), blocks: [] }
  const tag = tags[0]
  const within = parts.at(-1)
  if (text === '' || tags.length > 1) fault(node, 'a heading with words and at most one tag in braces')
  if (node.depth === 1) {
    const kind = tag ?? 'about'
    if (!kinds.includes(kind)) fault(node, `a tag of: ${kinds.join(', ')}`)
    const part: DraftPart = { ...titled, kind: kind as DraftPart['kind'], groups: [] }
    parts.push(part)
    return part
  }
  if (within?.kind !== 'purposes' || node.depth > 3) {
    fault(node, 'headings below the first level only under {purposes}: a group "##", a purpose "###"')
    return null
  }
  if (node.depth === 2) {
    if (tag !== undefined) fault(node, 'a group without a tag')
    const group: DraftGroup = { ...titled, purposes: [] }
    within.groups.push(group)
    return group
  }
  const id = /^#([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(tag ?? '')?.[1]
  const group = within.groups.at(-1)
  if (!id) fault(node, 'a purpose with its name in lower-case letters: "### Studia {#studia}"')
  if (!group) fault(node, 'a group "##" before its purposes')
  if (!id || !group) return null
  const purpose: DraftPurpose = { ...titled, id }
  group.purposes.push(purpose)
  return purpose
}
